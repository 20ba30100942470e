import { join } from "node:path";
import express, { type Router } from "express";
import { NotFoundError } from "../model/errors.ts";

/** Names of built assets hold a hash of what is in them: they never change. */
const FOREVER = "public, max-age=31536000, immutable";
/** The page itself is asked for again each time; an ETag spares the body. */
const REVALIDATE = "no-cache";

/**
 * The built page. Addresses of views (`/explore`, ...) all give the page, which reads the rest.
 * @param webRoot folder with `index.html` and `assets/`
 */
export function pageRouter(webRoot: string): Router {
  const router = express.Router();
  router.use(
    express.static(webRoot, {
      index: "index.html",
      redirect: false,
      setHeaders(response, path) {
        const isAsset = path.startsWith(join(webRoot, "assets"));
        response.set("Cache-Control", isAsset ? FOREVER : REVALIDATE);
      },
    }),
  );
  router.get(/^\/[^.]*$/, (request, response, next) => {
    if (/^\/(api|healthz|readyz|metrics)(\/|$)/.test(request.path) || !request.accepts("html")) {
      next();
      return;
    }
    response.set("Cache-Control", REVALIDATE);
    response.sendFile("index.html", { root: webRoot }, (error) => {
      if (!error) return;
      const isMissing = "code" in error && error.code === "ENOENT";
      next(
        isMissing ? new NotFoundError("not_found", "the page is not built: npm run build") : error,
      );
    });
  });
  return router;
}
