// Tokens.

import { same } from "../same.mjs";
import { ACCOUNT, API, USERS } from "../shop.mjs";

const AUDIENCE = `https://api.dintero.com/v1/accounts/${ACCOUNT}`;
const BASIC = `Basic ${btoa("sandbox-client:sandbox-secret")}`;
const [KARI, OLA] = USERS;

const isToken = ({ access_token, token_type, expires_in }) =>
  same([access_token.length > 20, token_type, expires_in], [true, "Bearer", 14400], "the token");

/** The client's own token, which the grants of people are sent with. */
const signedIn = async ({ dintero }) => void (await dintero.transactions.list().page());

/** Somebody who has shown a password, and needs a second factor. */
const halfway = async ({ dintero }) => {
  const { mfaToken } = await dintero.auth.token({ grant_type: "password", username: OLA.username, password: OLA.password });
  return { mfaToken };
};

export const auth = [
  {
    operation: "auth.token",
    about: "without a grant",
    authorization: BASIC,
    call: ({ dintero }) => dintero.auth.token(),
    request: () => ["POST", `${API}/auth/token`, { grant_type: "client_credentials", audience: AUDIENCE }],
    answer: isToken,
  },
  {
    operation: "auth.token",
    about: "by client credentials for an audience",
    authorization: BASIC,
    call: ({ dintero }) => dintero.auth.token({ grant_type: "client_credentials", audience: AUDIENCE }),
    request: () => ["POST", `${API}/auth/token`, { grant_type: "client_credentials", audience: AUDIENCE }],
    answer: isToken,
  },
  {
    operation: "auth.token",
    about: "by a password",
    given: signedIn,
    call: ({ dintero }) => dintero.auth.token({ grant_type: "password", username: KARI.username, password: KARI.password }),
    request: () => [
      "POST",
      `${API}/auth/token`,
      { grant_type: "password", username: KARI.username, password: KARI.password, audience: AUDIENCE },
    ],
    answer(token) {
      isToken(token);
      same([typeof token.refresh_token, token.outcome], ["string", undefined], "a person's token");
    },
  },
  {
    operation: "auth.token",
    about: "by a code that was sent",
    given: signedIn,
    call: ({ dintero }) =>
      dintero.auth.token({ grant_type: "authorization_code", ident_type: "email", ident: KARI.username, verification_code: "4711" }),
    request: () => [
      "POST",
      `${API}/auth/token`,
      { grant_type: "authorization_code", ident_type: "email", ident: KARI.username, verification_code: "4711", audience: AUDIENCE },
    ],
    answer: isToken,
  },
  {
    operation: "auth.token",
    about: "by a refresh token",
    given: async ({ dintero }) => await dintero.auth.token({ grant_type: "password", username: KARI.username, password: KARI.password }),
    call: ({ dintero }, { refresh_token }) => dintero.auth.token({ grant_type: "refresh_token", refresh_token }),
    request: ({ refresh_token }) => ["POST", `${API}/auth/token`, { grant_type: "refresh_token", refresh_token }],
    answer: isToken,
  },
  {
    operation: "auth.mfaChallenge",
    given: halfway,
    call: ({ dintero }, { mfaToken }) => dintero.auth.mfaChallenge({ challenge_type: "oob", mfa_token: mfaToken, oob_channel: "email" }),
    request: ({ mfaToken }) => [
      "POST",
      `${API}/auth/mfa/challenge`,
      { challenge_type: "oob", mfa_token: mfaToken, oob_channel: "email" },
    ],
    answer(sent, _, { sandbox }) {
      const [factor] = sandbox.state().second_factors;
      same([sent.challenge_type, sent.binding_method, sent.oob_code], ["oob", "prompt", factor.oob_code], "the challenge");
      same([factor.username, factor.oob_channel], [OLA.username, "email"], "where the code went");
    },
  },
];
