// A loudspeaker, a voice, a buzzer and a lock of the screen that remember, on the test's clock.
(() => {
	const heard = { tones: [], said: [], felt: [], contexts: 0, locks: [] };
	globalThis.heard = heard;
	const clock = globalThis.testClock;
	class FakeAudioContext {
		state = "running";
		destination = {};
		constructor() {
			heard.contexts++;
		}
		get currentTime() {
			return clock.now() / 1000;
		}
		async resume() {}
		createGain() {
			const gain = { value: 1, setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
			return { gain, connect() {}, disconnect() {} };
		}
		createOscillator() {
			const tone = { pitch: 0, at: 0, cut: null };
			heard.tones.push(tone);
			return {
				frequency: {
					set value(pitch) {
						tone.pitch = pitch;
					},
				},
				connect() {},
				start(when = clock.now() / 1000) {
					tone.at = when * 1000;
				},
				stop(when) {
					if (when === undefined) tone.cut = clock.now();
				},
			};
		}
	}
	globalThis.AudioContext = FakeAudioContext;
	const voice = { default: true, lang: "en-GB", localService: true, name: "test", voiceURI: "test" };
	const synthesis = {
		getVoices: () => (globalThis.noVoice ? [] : [voice]),
		speak: ({ text, onstart }) => {
			if (!text) return;
			heard.said.push({ at: clock.now(), text });
			onstart?.();
		},
		cancel() {},
		addEventListener() {},
	};
	Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis });
	globalThis.SpeechSynthesisUtterance = class {
		constructor(text) {
			this.text = text;
		}
	};
	navigator.vibrate = pattern => {
		if (pattern.length) heard.felt.push({ at: clock.now(), pattern });
	};
	const wakeLock = {
		async request() {
			if (globalThis.noLock) throw new DOMException("refused", "NotAllowedError");
			const lock = new EventTarget();
			lock.held = true;
			lock.release = async () => {
				lock.held = false;
				lock.dispatchEvent(new Event("release"));
			};
			heard.locks.push(lock);
			return lock;
		},
	};
	Object.defineProperty(navigator, "wakeLock", { value: wakeLock });
})();
