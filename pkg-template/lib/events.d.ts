/** What a request is sent for: the call itself, its token, or a reading that finds out whether the call was done. */
export type Purpose = "call" | "token" | "look";

/** What every event has. */
export interface EventAbout {
  /** The operation, as `transactions.capture`; `request` for a request of your own. */
  operation: string;
  /** Tells the calls of a client apart: the first is 1. */
  call: number;
}

/**
 * What a call does, as `onEvent` is told. It is made of numbers, names of the library's own, and request ids, which are
 * the API's own: short, looked at, and left out where they repeat a secret. No credential, body, header or path is in
 * it. Durations are in milliseconds.
 *
 * @example
 * new Dintero({ accountId, clientId, clientSecret, onEvent: (event) => console.log(JSON.stringify(event)) });
 */
export type DinteroEvent = EventAbout &
  (
    | {
        /** A request goes out. */
        type: "request";
        purpose: Purpose;
        /** The how manieth of the call, from 1. */
        request: number;
      }
    | {
        /** A whole answer arrived. */
        type: "response";
        purpose: Purpose;
        request: number;
        status: number;
        /** What Dintero's logs have it under. */
        requestId?: string;
        durationMs: number;
      }
    | {
        /** There is no whole answer. */
        type: "lost";
        purpose: Purpose;
        request: number;
        /** It is certain that it was not sent. */
        notSent: boolean;
        durationMs: number;
      }
    | {
        /** Something is tried again after a pause. */
        type: "retry";
        /** A status, no whole answer, or a reading that does not show that it was done. */
        reason: number | "connection" | "not_done";
        pauseMs: number;
      }
    | {
        /** It was read whether the call was done. `nothing` proves nothing: it may yet be done. */
        type: "reconcile";
        shown: "done" | "accepted" | "failed" | "nothing";
      }
    | {
        /** A token was fetched. */
        type: "token";
        /** How long it is used. */
        useForMs: number;
      }
    | {
        /** The call fails. */
        type: "error";
        /** As the `kind` of its error. */
        kind: string;
        durationMs: number;
      }
  );
