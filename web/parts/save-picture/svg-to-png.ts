/** So much finer than the screen, so that it prints well. */
export const PNG_SCALE = 2;

/**
 * Paints an SVG into a PNG, at twice its size.
 * @throws DOMException `EncodingError` if the browser cannot paint it
 */
export async function svgToPng(svg: string, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, "image/png");
    });
    if (!blob) throw new DOMException("the picture could not be painted", "EncodingError");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
