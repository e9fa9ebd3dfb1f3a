// Live refresh: <ui-live data-url="/live" data-target="#list" data-topic="crm.deal-won crm.deal-lost"></ui-live>
// A message of the stream loads the region again in place, from the page's own address or from data-from, at most once in two
// seconds (data-pause: milliseconds) and only in a visible tab.
import { $, $$, isTyping } from './dom.js';

const PAUSE_MS = 2000;
const HEARD = 64;
const streams = new Map();

class Live extends HTMLElement {
  connectedCallback() {
    this.receive = event => this.received(event);
    this.wake = () => document.visibilityState === 'visible' && this.pending && this.plan();
    this.url = this.dataset.url;
    this.pause = Number(this.dataset.pause) || PAUSE_MS;
    this.last = Date.now();
    subscribe(this.url, this.receive, this.dataset.since);
    document.addEventListener('visibilitychange', this.wake);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    unsubscribe(this.url, this.receive);
    document.removeEventListener('visibilitychange', this.wake);
  }

  received(event) {
    const { topic } = this.dataset;
    if (topic && !topic.split(/\s+/).some(word => word === event.data)) return;
    this.pending = true;
    if (document.visibilityState === 'visible') this.plan();
  }

  plan() {
    if (this.timer) return;
    const wait = Math.max(0, this.last + this.pause - Date.now());
    this.timer = setTimeout(() => this.refresh(), wait);
  }

  async refresh() {
    this.timer = 0;
    const target = $(this.dataset.target);
    if (!target) return;
    // Never under the hands of somebody who types, drags or reads an open menu.
    if (target.contains(document.activeElement) && isTyping(document.activeElement)) return this.retry();
    if ($('.dragging, .menu:popover-open', target)) return this.retry();
    this.pending = false;
    this.last = Date.now();
    const folds = new Map($$('details[id]', target).map(fold => [fold.id, fold.open]));
    await htmx.ajax('GET', this.dataset.from ?? location.pathname + location.search, {
      // Of several regions that one event concerns each has its turn: those of one source but the first two are dropped.
      source: this,
      target: this.dataset.target,
      select: this.dataset.target,
      swap: 'outerMorph show:none',
      // Nobody did anything: the session goes on growing old.
      headers: { 'X-Live': 'true' },
    });
    // What was opened stays open.
    for (const fold of $$('details[id]', $(this.dataset.target) ?? document)) {
      if (folds.has(fold.id)) fold.open = folds.get(fold.id);
    }
  }

  retry() {
    this.timer = setTimeout(() => this.refresh(), PAUSE_MS);
  }
}

// since: the point at which the page was made. What happened until it listens is told too: by the server when the stream
// is opened for it, from what was heard when another page opened it before.
export function subscribe(url, listener, since) {
  let stream = streams.get(url);
  if (stream) for (const event of stream.heard.filter(event => isAfter(event.lastEventId, since))) listener(event);
  else streams.set(url, (stream = open(since ? `${url}?since=${encodeURIComponent(since)}` : url)));
  stream.listeners.add(listener);
  stream.source.addEventListener('message', listener);
}

function open(url) {
  const stream = { source: new EventSource(url), listeners: new Set(), heard: [] };
  stream.source.addEventListener('message', event => {
    stream.heard.push(event);
    if (stream.heard.length > HEARD) stream.heard.shift();
  });
  return stream;
}

// A point is a process and a number in it.
function isAfter(point, since) {
  if (!since) return false;
  const [[process, number], [from, after]] = [point.split('.'), since.split('.')];
  return process !== from || Number(number) > Number(after);
}

export function unsubscribe(url, listener) {
  const stream = streams.get(url);
  if (!stream) return;
  stream.source.removeEventListener('message', listener);
  stream.listeners.delete(listener);
  if (stream.listeners.size) return;
  stream.source.close();
  streams.delete(url);
}

customElements.define('ui-live', Live);
