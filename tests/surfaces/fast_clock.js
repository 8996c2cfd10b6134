// The test's own clock: it stands still until it is moved, and wakes the session at the moments it asked for.
(() => {
	const wall = Date.now();
	const timers = new Map();
	let now = 1000;
	let ids = 0;
	const clock = {
		now: () => now,
		wall: () => wall + now,
		wake(delay, wake) {
			const id = ++ids;
			timers.set(id, { at: now + delay, wake });
			return () => timers.delete(id);
		},
		// The machine sleeps: time passes and nobody is woken until it is over.
		sleep(ms) {
			now += ms;
			clock.advance(0);
		},
		advance(ms) {
			const end = now + ms;
			for (;;) {
				const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
				if (!due) break;
				timers.delete(due[0]);
				now = Math.max(now, due[1].at);
				due[1].wake();
			}
			now = end;
		},
	};
	globalThis[Symbol.for("lowback.test.clock")] = clock;
	globalThis.testClock = clock;
})();
