// What every request has in common: the antiforgery token, failures, downloads.
import { $, $$, refreshPage } from './dom.js';
import { showError } from './toasts.js';

const isPageLoad = ctx => ctx.request.method === 'GET' && ctx.target?.id === 'main';

document.addEventListener('htmx:config:request', event => {
  const { ctx } = event.detail;
  const { request } = ctx;
  // htmx.ajax(), HX-Location and history restores resolve their target after the header was written (htmx 4.0.1).
  if (ctx.target?.id) request.headers['HX-Target'] = `${ctx.target.localName}#${ctx.target.id}`;
  if (!/^(GET|HEAD)$/.test(request.method)) request.headers['X-CSRF-TOKEN'] = csrfToken();
});

export const csrfToken = () => $('meta[name=csrf-token]')?.content ?? '';

document.addEventListener('htmx:before:response', event => {
  const { ctx } = event.detail;
  const { status, headers } = ctx.response;
  if (status < 400 && isDownload(headers) && ctx.request.method === 'GET') {
    event.preventDefault();
    location.href = ctx.request.action;
  }
  if (headers.get('HX-Redirect')) leave(event, ctx);
  // A 409 is swapped only when it is the form with both versions side by side.
  if (status === 409 && headers.get('HX-Form') !== 'conflict') ctx.swap = 'none';
  // A refused form stays on its page: its address is not a page of its own.
  if (status === 422 || status === 409) ctx.push = 'false';
});

/** Signed out meanwhile: what was posted is kept by the server; what is only typed so far stays on the page until it is posted. */
function leave(event, ctx) {
  const dirty = $$('form[data-guard].dirty');
  if (ctx.request.method === 'GET' && ctx.response.status === 401 && dirty.length) event.preventDefault();
  else for (const form of dirty) form.classList.remove('dirty');
}

function isDownload(headers) {
  const type = headers.get('Content-Type') ?? 'text/html';
  return !type.startsWith('text/html') || (headers.get('Content-Disposition') ?? '').startsWith('attachment');
}

// A failed page load shows the server's error page; a failed action says so and leaves the page as it was.
document.addEventListener('htmx:response:error', event => {
  const { ctx } = event.detail;
  const { status, headers } = ctx.response;
  if (status === 422 || headers.get('HX-Form') === 'conflict' || headers.get('HX-Redirect')) return;
  if (isPageLoad(ctx)) location.href = ctx.request.action;
  else if (!ctx.text.includes('<hx-partial')) showError();
});

document.addEventListener('htmx:error', event => {
  const { ctx } = event.detail;
  if (ctx && !ctx.response) showError();
});

// What a button asked for is not possible any more: its page shows what is so now, unless something typed would be lost.
document.addEventListener('htmx:after:request', event => {
  const { ctx } = event.detail;
  const isRefusal = ctx.response?.status === 422 && ctx.response.headers.get('X-Refused');
  if (isRefusal && ctx.sourceElement?.matches('form') && !$('#main form[data-guard].dirty')) refreshPage();
});
