// The bell: how many notifications are unread, and the newest of them in its menu.
//   <ui-bell data-url="/live" data-topic="workspace.notifications" data-count="/…/count" data-newest="/…/newest">
// It listens while its page is looked at; coming back it asks once.
import { $, on, root } from './dom.js';
import { subscribe, unsubscribe } from './live.js';

const PAUSE_MS = 1000;
// Nobody did anything: the session goes on growing old.
const QUIETLY = { 'X-Live': 'true' };

class Bell extends HTMLElement {
  connectedCallback() {
    this.receive = event => event.data === this.dataset.topic && this.plan();
    this.look = () => (document.visibilityState === 'visible' ? this.listen(true) : this.leave());
    this.opened = event => event.newState === 'open' && this.loadNewest();
    this.menu = $('[popover]', this);
    this.menu?.addEventListener('toggle', this.opened);
    document.addEventListener('visibilitychange', this.look);
    mark();
    if (document.visibilityState === 'visible') this.listen(false);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.menu?.removeEventListener('toggle', this.opened);
    document.removeEventListener('visibilitychange', this.look);
    this.leave();
  }

  listen(isBack) {
    if (this.isListening) return;
    this.isListening = true;
    subscribe(this.dataset.url, this.receive, this.dataset.since);
    if (isBack) this.plan();
  }

  leave() {
    if (!this.isListening) return;
    this.isListening = false;
    unsubscribe(this.dataset.url, this.receive);
  }

  plan() {
    this.timer ||= setTimeout(() => this.refresh(), PAUSE_MS);
  }

  async refresh() {
    this.timer = 0;
    await htmx.ajax('GET', this.dataset.count, {
      source: this,
      target: '#unread',
      swap: 'outerMorph show:none',
      headers: QUIETLY,
    });
    mark();
    if (this.menu?.matches(':popover-open')) await this.loadNewest();
  }

  loadNewest() {
    return htmx.ajax('GET', this.dataset.newest, {
      source: this,
      target: '#newest',
      swap: 'outerMorph show:none',
      headers: QUIETLY,
    });
  }
}

// A phone shows the bell in its drawer: the button that opens it tells that there is something, and its tab how much.
function mark() {
  const unread = $('#unread');
  root.toggleAttribute('data-unread', Number(unread?.dataset.unread) > 0);
  const tab = $('[data-unread-tab]');
  if (!tab || !unread) return;
  tab.hidden = unread.hidden;
  tab.replaceChildren(...unread.cloneNode(true).childNodes);
}

on('click', '#notifications .told-open', () => $('#notifications').hidePopover());

customElements.define('ui-bell', Bell);
