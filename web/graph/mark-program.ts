import { NodeProgram } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { MarkData } from "./scene.ts";

/** Marks of four shapes, filled and outlined, dashed where there is no figure, one draw call. */

const VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_dashed;
attribute float a_pattern;
attribute vec4 a_color;
attribute vec4 a_outline;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
varying vec2 v_offset;
varying float v_size;
varying float v_shape;
varying float v_dashed;
varying float v_pattern;
varying vec4 v_color;
varying vec4 v_outline;
const float bias = 255.0 / 254.0;
void main() {
  vec2 offset = a_corner * (a_size * 1.5 + 3.0);
  vec2 clip = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(clip + offset * 2.0 / u_viewport, 0.0, 1.0);
  v_offset = offset;
  v_size = a_size;
  v_shape = a_shape;
  v_dashed = a_dashed;
  v_pattern = a_pattern;
  v_color = vec4(a_color.rgb, a_color.a * bias);
  v_outline = vec4(a_outline.rgb, a_outline.a * bias);
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
varying vec2 v_offset;
varying float v_size;
varying float v_shape;
varying float v_dashed;
varying float v_pattern;
varying vec4 v_color;
varying vec4 v_outline;
const float PI = 3.14159265;
float square(vec2 p, float half_side, float corner) {
  vec2 q = abs(p) - vec2(half_side - corner);
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}
float distanceTo(vec2 p, float size) {
  if (v_shape < 0.5) return length(p) - size;
  if (v_shape < 1.5) return square(p, size * 0.9, min(3.0, size * 0.3));
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - size * 1.22) * 0.7071;
  return length(p) - size;
}
/* Length along the outline, so that dashes are even. */
float along(vec2 p) {
  if (v_shape > 0.5 && v_shape < 1.5) {
    return abs(p.x) > abs(p.y) ? p.y : p.x;
  }
  if (v_shape > 1.5 && v_shape < 2.5) return (abs(p.x) - abs(p.y)) * 0.7071;
  return atan(p.y, p.x) * max(v_size, 1.0);
}
/* Dots, lines, crossed lines: the steps of a ramp for who cannot rely on colour. */
float patternOf(vec2 p) {
  float falling = step(0.75, fract((p.x + p.y) / 5.0));
  float rising = step(0.75, fract((p.x - p.y) / 5.0));
  if (v_pattern < 0.5 || v_pattern > 3.5) return 0.0;
  if (v_pattern < 1.5) return 1.0 - step(1.1, length(fract(p / 5.0) * 5.0 - 2.5));
  return v_pattern < 2.5 ? falling : max(falling, rising);
}
void main(void) {
  float soft = 0.75 / u_pixelRatio;
  float d = distanceTo(v_offset, v_size);
  float inside = 1.0 - smoothstep(-soft, soft, d);
  float stroke_width = v_dashed > 0.5 ? 1.5 : 1.0;
  float rim = 1.0 - smoothstep(stroke_width * 0.5 - soft * 0.5, stroke_width * 0.5 + soft, abs(d + stroke_width * 0.5));
  if (v_dashed > 0.5) {
    float period = 4.6;
    if (v_shape < 0.5 || v_shape > 2.5) {
      float around = 2.0 * PI * max(v_size, 1.0);
      period = around / max(5.0, floor(around / 4.6 + 0.5));
    }
    float phase = fract(along(v_offset) / period + 0.25);
    rim *= 1.0 - step(0.56, phase);
  }
  vec4 color = vec4(0.0);
  if (v_shape > 2.5) {
    float core = 1.0 - smoothstep(-soft, soft, length(v_offset) - max(v_size - 3.2, 1.6));
    color = v_color * core;
  } else {
    color = mix(v_color, v_outline, patternOf(v_offset)) * inside;
  }
  color = mix(color, v_outline, rim);
  gl_FragColor = color;
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
const UNIFORMS = ["u_matrix", "u_viewport", "u_pixelRatio"] as const;
const SHAPES = { circle: 0, square: 1, diamond: 2, ring: 3 } as const;

/** Sigma program of the marks. Reads `MarkData` from the node reducer. */
export class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number]> {
  override getDefinition() {
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_dashed", size: 1, type: FLOAT },
        { name: "a_pattern", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_outline", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ],
    };
  }

  override processVisibleItem(_index: number, start: number, data: NodeDisplayData): void {
    const { shape, dashed, pattern, outline } = data as NodeDisplayData & MarkData; // from the reducer
    const { array } = this;
    let at = start;
    array[at++] = data.x;
    array[at++] = data.y;
    array[at++] = data.size;
    array[at++] = SHAPES[shape];
    array[at++] = Number(dashed);
    array[at++] = pattern ?? 0;
    array[at++] = floatColor(data.color);
    array[at++] = floatColor(outline);
  }

  override setUniforms(
    { matrix, width, height, pixelRatio }: RenderParams,
    { gl, uniformLocations }: Parameters<NodeProgram["setUniforms"]>[1],
  ): void {
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] ?? null, false, matrix);
    gl.uniform2f(uniformLocations["u_viewport"] ?? null, width, height);
    gl.uniform1f(uniformLocations["u_pixelRatio"] ?? null, pixelRatio);
  }
}
