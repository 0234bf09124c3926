// Asks the browser for a passkey, puts what it gives into the form's hidden fields, and sends the form as any other.
"use strict";

const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const named = (text) => text.split(" ").filter(Boolean).map((id) => ({ type: "public-key", id: decode(id) }));

async function create({ challenge, relyingParty, paper, handle, email, name, exclude }) {
  const { response } = await navigator.credentials.create({
    publicKey: {
      challenge: decode(challenge),
      rp: { id: relyingParty, name: paper },
      user: { id: decode(handle), name: email, displayName: name },
      pubKeyCredParams: [-8, -7].map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
      excludeCredentials: named(exclude),
      attestation: "none",
      timeout: 240000,
    },
  });
  return { client_data: response.clientDataJSON, attestation: response.attestationObject };
}

async function get({ challenge, relyingParty, credentials }) {
  const { rawId, response } = await navigator.credentials.get({
    publicKey: {
      challenge: decode(challenge),
      rpId: relyingParty,
      allowCredentials: named(credentials),
      userVerification: "required",
      timeout: 240000,
    },
  });
  return {
    credential: rawId,
    client_data: response.clientDataJSON,
    authenticator_data: response.authenticatorData,
    signature: response.signature,
  };
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[data-failed]");
    failed.hidden = true;
    try {
      const fields = await (form.dataset.passkey === "create" ? create : get)(form.dataset);
      for (const [name, value] of Object.entries(fields)) form.elements.namedItem(name).value = encode(value);
      // Not through this handler again.
      HTMLFormElement.prototype.submit.call(form);
    } catch (error) {
      failed.hidden = false;
    }
  });
}
