import { esriOfRequest } from "../../engine/measures/esri-of-request.ts";
import { EsriRequest } from "../../model/esri.ts";
import { validate } from "../validate.ts";
import type { Handlers } from "./call.ts";

/** `POST /esri`: a network of firms that is sent along. */
export function firmNetworkHandlers(): Handlers<"esriOfFirms"> {
  return {
    async esriOfFirms({ body }) {
      return esriOfRequest(validate(EsriRequest, body, "body"));
    },
  };
}
