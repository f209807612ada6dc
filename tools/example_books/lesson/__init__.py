"""“Vòng đi của giọt nước”, a lesson booklet."""
