import { EdgeProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import type { LinkData } from "./scene.ts";

/** Links as S-curves: one strip of triangles a link, bent in the vertex shader. */

const VERTEX = /* glsl */ `
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec2 a_handles;
attribute float a_thickness;
attribute vec4 a_color;
attribute vec2 a_step;
uniform mat3 u_matrix;
uniform vec2 u_viewport;
varying vec4 v_color;
varying float v_across;
varying float v_half;
const float bias = 255.0 / 254.0;
void main() {
  vec2 half_view = u_viewport * 0.5;
  vec2 p0 = (u_matrix * vec3(a_start, 1.0)).xy * half_view;
  vec2 p3 = (u_matrix * vec3(a_end, 1.0)).xy * half_view;
  vec2 p1 = p0 + vec2(a_handles.x, 0.0);
  vec2 p2 = p3 + vec2(a_handles.y, 0.0);
  float t = a_step.x;
  float s = 1.0 - t;
  vec2 point = s * s * s * p0 + 3.0 * s * s * t * p1 + 3.0 * s * t * t * p2 + t * t * t * p3;
  vec2 slope = 3.0 * s * s * (p1 - p0) + 6.0 * s * t * (p2 - p1) + 3.0 * t * t * (p3 - p2);
  vec2 across = length(slope) > 0.0001 ? normalize(vec2(-slope.y, slope.x)) : vec2(0.0, 1.0);
  float reach = a_thickness * 0.5 + 0.8;
  gl_Position = vec4((point + across * a_step.y * reach) / half_view, 0.0, 1.0);
  v_color = vec4(a_color.rgb, a_color.a * bias);
  v_across = a_step.y * reach;
  v_half = a_thickness * 0.5;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
uniform float u_pixelRatio;
varying vec4 v_color;
varying float v_across;
varying float v_half;
void main(void) {
  float soft = 0.7 / u_pixelRatio;
  float cover = 1.0 - smoothstep(v_half - soft, v_half + soft, abs(v_across));
  gl_FragColor = v_color * cover;
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
const UNIFORMS = ["u_matrix", "u_viewport", "u_pixelRatio"] as const;
const SEGMENTS = 28;

function strip(): number[][] {
  return Array.from({ length: SEGMENTS + 1 }, (_, segment) => segment / SEGMENTS).flatMap((t) => [
    [t, -1],
    [t, 1],
  ]);
}

/** Sigma program of the links. Reads `LinkData` from the edge reducer. */
export class CurveProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  override getDefinition() {
    return {
      VERTICES: (SEGMENTS + 1) * 2,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_handles", size: 2, type: FLOAT },
        { name: "a_thickness", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_step", size: 2, type: FLOAT }],
      CONSTANT_DATA: strip(),
    };
  }

  override processVisibleItem(
    _index: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const { handles } = data as EdgeDisplayData & LinkData; // from the reducer
    const { array } = this;
    let at = start;
    array[at++] = source.x;
    array[at++] = source.y;
    array[at++] = target.x;
    array[at++] = target.y;
    array[at++] = handles[0];
    array[at++] = handles[1];
    array[at++] = data.size;
    array[at++] = floatColor(data.color);
  }

  override setUniforms(
    { matrix, width, height, pixelRatio }: RenderParams,
    { gl, uniformLocations }: Parameters<EdgeProgram["setUniforms"]>[1],
  ): void {
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] ?? null, false, matrix);
    gl.uniform2f(uniformLocations["u_viewport"] ?? null, width, height);
    gl.uniform1f(uniformLocations["u_pixelRatio"] ?? null, pixelRatio);
  }
}
