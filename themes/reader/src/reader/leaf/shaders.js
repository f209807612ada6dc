/**
 * The vertex shader of a leaf: where `bend` and `swing` of fold.js put the paper, seen from above
 * with a vanishing point, so that what lies on the desk is where the page in the document is.
 */
export const LEAF_VERTEX = `#version 300 es
precision highp float;
in vec2 at;
uniform vec2 stage, size, origin, eye;
uniform float side, level, far;
uniform vec4 fold;
uniform float angle;
out vec2 paper;
out vec2 turn;
void main() {
  paper = at * size;
  vec3 place = vec3(paper, 0.);
  if (angle >= 0.) {
    place.xz = paper.x * vec2(cos(angle), sin(angle));
    turn = vec2(angle, 0.);
  } else {
    float along = dot(fold.xy, paper) - fold.z;
    turn = vec2(fold.w > 0. ? along / fold.w : (along > 0. ? 4. : 0.), along);
    if (along > 0.) {
      float phi = min(turn.x, ${Math.PI});
      float over = max(0., along - ${Math.PI} * fold.w);
      place.xy += fold.xy * (fold.w * sin(phi) - over - along);
      place.z = fold.w * (1. - cos(phi)) + .02 * phi;
    }
  }
  float near = 1. - place.z / far;
  vec2 spot = origin + vec2(side * place.x, place.y);
  vec2 seen = eye * near + (spot - eye);
  gl_Position = vec4((2. * seen / stage - near) * vec2(1., -1.), -(place.z + level) / far * near, near);
}`

/**
 * Where shadows fall: from the part that has been turned over, by its distance on the paper, and in
 * front of the roll.
 */
const SHADOW = `
float outside(vec2 point) {
  return length(max(max(-point, point - size), 0.));
}
float shadow(vec2 point) {
  float along = dot(fold.xy, point) - fold.z;
  float lifted = min(1., fold.w / (.04 * size.x));
  vec2 flap = point + fold.xy * (${Math.PI} * fold.w - 2. * along);
  float under = .34 * exp(-outside(flap) / (.05 * size.x)) * smoothstep(0., -.5 * fold.w, along);
  vec2 top = point + fold.xy * (${Math.PI / 2} * fold.w - along);
  float ahead = max(0., along - fold.w) + outside(top);
  float before = .42 * exp(-ahead / (.5 * fold.w + .02 * size.x)) * smoothstep(0., .8 * fold.w, along);
  return lifted * max(under, before);
}`

/** The fragment shader of a leaf: its page on either side, the light on its bend, its own shadow. */
export const LEAF_FRAGMENT = `#version 300 es
precision highp float;
in vec2 paper;
in vec2 turn;
uniform sampler2D recto, verso;
uniform vec4 rectoBox, versoBox;
uniform vec4 rectoPart, versoPart;
uniform vec2 size;
uniform vec4 fold;
uniform float angle, side, gutter;
out vec4 color;
${SHADOW}
void main() {
  float phi = clamp(turn.x, 0., ${Math.PI});
  bool back = phi > ${Math.PI / 2};
  vec4 box = back ? versoBox : rectoBox;
  vec4 part = back ? versoPart : rectoPart;
  vec2 share = (paper - vec2(0., box.z)) / box.xy;
  if (share.x > 1. || share.y < 0. || share.y > 1.) discard;
  vec2 texel = vec2(mix(part.x, part.y, share.x), share.y);
  vec3 page = vec3(.992, .984, .965);
  if (part.z > 0.) page = back ? textureLod(verso, texel, 0.).rgb : textureLod(recto, texel, 0.).rgb;
  // Paper without a picture takes a little of the colour of its other side.
  else if (back && rectoPart.z > 0.) page = mix(page, textureLod(recto, vec2(.5), 16.).rgb, .2);
  // The inner margin as reader.css shades it.
  float near = share.x;
  float dark = near < .03 ? mix(.34, .12, near / .03) : near < .08 ? mix(.12, .04, (near - .03) / .05) : max(0., mix(.04, 0., (near - .08) / .06));
  page = mix(page, vec3(.2, .14, .07), gutter * dark);
  vec2 across = angle < 0. ? fold.xy : vec2(1., 0.);
  vec3 normal = vec3(-across * sin(phi), cos(phi)) * (back ? -1. : 1.);
  vec3 light = normalize(vec3(-.45 * side, -.35, .9));
  float bright = dot(normal, light) / light.z;
  page *= clamp(mix(1., bright, .42), .55, 1.07);
  if (angle < 0. && turn.y < 0.) page *= 1. - shadow(paper);
  color = vec4(page, 1.);
}`

/** Covers the stage, for the shadows that leaves throw on what lies under them. */
export const DESK_VERTEX = `#version 300 es
precision highp float;
in vec2 at;
uniform vec2 stage, origin;
uniform float side;
out vec2 spot;
void main() {
  vec2 point = at * stage;
  spot = vec2(side * (point.x - origin.x), point.y - origin.y);
  gl_Position = vec4((2. * at - 1.) * vec2(1., -1.), .999, 1.);
}`

export const DESK_FRAGMENT = `#version 300 es
precision highp float;
in vec2 spot;
uniform vec2 size;
uniform vec4 fold;
uniform float angle;
out vec4 color;
${SHADOW}
void main() {
  float dark = 0.;
  if (angle < 0.) dark = shadow(spot);
  else {
    float edge = size.x * cos(angle);
    float beyond = max(spot.x - max(0., edge), min(0., edge) - spot.x);
    float above = max(0., max(-spot.y, spot.y - size.y));
    dark = .4 * sin(angle) * exp(-(max(0., beyond) + above) / (.14 * size.x));
  }
  color = vec4(0., 0., 0., dark);
}`
