import './app.css';

const host = document.getElementById('event-schedules');
if (host !== null) {
  // A chunk of its own: others share code with it by its hashed name, so that a host may load this file by any address
  // (Jenkins adds a query to beat caches) without a second copy of the page coming to life.
  void import('./mount').then(({ mount }) => mount(host));
}
