// A client as many are written: what fails is sent again. It shows that the server can tell.

const TRIES = 3;
const PATIENCE_MS = 300;

async function post(url, authorization, body) {
  for (let left = TRIES; left > 0; left--) {
    try {
      const headers = { authorization, "content-type": "application/json" };
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
      if (response.ok) return await response.json();
    } catch {
      continue;
    }
  }
  return {};
}

/** Makes all captures of a job. */
export async function blindly({ client: { accountId, clientId, clientSecret }, calls }) {
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const grant = { grant_type: "client_credentials", audience: `https://api.dintero.com/v1/accounts/${accountId}` };
  const capture = async ({ origin, transaction, amount, reference }) => {
    const { access_token: token } = await post(`${origin}/v1/accounts/${accountId}/auth/token`, basic, grant);
    await post(`${origin}/v1/transactions/${transaction}/capture`, `Bearer ${token}`, { amount, capture_reference: reference });
  };
  await Promise.all(calls.map(capture));
}
