"""“Đom đóm Chấm thắp đèn”, a fixed-layout read-aloud book."""
