// Going from page to page: progress line, current link, focus and announcement, the phone's drawer, preferences.
import { $, $$, announce, on, root, setCookie } from './dom.js';

const progress = $('#progress');
const isPage = ctx => ctx?.target?.id === 'main';

document.addEventListener('htmx:before:request', event => {
  if (!progress || !isPage(event.detail.ctx)) return;
  progress.className = '';
  void progress.offsetWidth; // restarts the transition
  progress.className = 'on';
});
document.addEventListener('htmx:finally:request', event => {
  if (progress && isPage(event.detail.ctx)) progress.className = 'done';
});

document.addEventListener('htmx:after:swap', event => {
  const { ctx } = event.detail;
  const main = $('#main');
  if (!main || !isPage(ctx)) return;
  markCurrent(main.dataset.nav);
  closeDrawer();
  for (const field of $$('[data-return-url]')) field.value = location.pathname + location.search;

  const restored = ctx.request?.headers?.['HX-History-Restore-Request'];
  const refreshed = String(ctx.swap).startsWith('outerMorph') || ctx.response?.status === 422;
  if (restored || refreshed) return;
  if (!main.contains(document.activeElement)) main.focus({ preventScroll: true });
  if (!ctx.request?.anchor) scrollTo(0, 0);
  requestAnimationFrame(() => announce(document.title.split(' · ')[0]));
});

function markCurrent(key) {
  for (const link of $$('[data-nav-key]')) {
    if (link.dataset.navKey === key) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function openDrawer() {
  root.classList.add('nav-open');
  $('#nav .nav-link')?.focus();
}
function closeDrawer() {
  root.classList.remove('nav-open');
}
on('click', '[data-nav-open]', openDrawer);
on('click', '[data-nav-close]', closeDrawer);
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !root.classList.contains('nav-open')) return;
  closeDrawer();
  $('[data-nav-open]')?.focus();
});

/** The density of lists belongs to the person, in whichever browser; a page that is left at once does not lose it. */
function remember(name, value) {
  const token = $('meta[name=csrf-token]')?.content ?? '';
  const body = new URLSearchParams({ value });
  fetch(`/preferences/${name}`, { method: 'POST', body, keepalive: true, redirect: 'manual', headers: { 'X-CSRF-TOKEN': token } }).catch(
    () => {},
  );
}

/** Sets theme, density or keys: for this page at once, for the next ones by the cookie. */
export function setPreference(name, value) {
  setCookie(name, value);
  if (name === 'density') remember(name, value);
  root.dataset[name] = value;
  for (const button of $$(`[data-preference="${name}"]`)) button.setAttribute('aria-pressed', button.dataset.value === value);
}
on('click', '[data-preference]', (event, button) => setPreference(button.dataset.preference, button.dataset.value));
on('click', '[data-print]', () => print());
