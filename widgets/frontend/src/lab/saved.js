/**
 * What stands in a notebook of JupyterLab before it was run: the guide's picture as it was saved, what it is in one
 * sentence, and one button that runs the notebook. What was run has a widget's own view, which comes first.
 *
 * @import { Plan } from "../types.js"
 */
import { t } from "../core/strings.js";
import { h } from "../dom.js";

/** As Python writes them, `lowback/plan.py` and `lowback/widget.py`: a guide, and what else a page is for. */
const PLAN = "application/vnd.lowback.plan+json";
const PAGE = "application/vnd.lowback.page+json";

const LOOKS = `
.lb-saved { padding: 8px 0; font: 16px/1.5 "Lowback Sans", system-ui, sans-serif; }
.lb-saved { display: flex; flex-wrap: wrap; align-items: center; gap: 16px 32px; }
.lb-saved img { inline-size: min(400px, 100%); aspect-ratio: 720 / 400; object-fit: cover; object-position: top;
	border-radius: 18px; }
.lb-saved div { flex: 1 1 240px; max-inline-size: 400px; color: var(--jp-content-font-color1); }
.lb-saved div > * { margin: 0 0 12px; }
.lb-saved button { min-block-size: 48px; padding: 0 24px; border: 0; border-radius: 24px; background: #1c6b73;
	color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
.lb-saved button:focus-visible { outline: 3px solid var(--jp-content-font-color1); outline-offset: 2px; }
.lb-saved small { display: block; color: var(--jp-content-font-color2); font-size: 14px; }
`;

/**
 * What is shown of a saved guide.
 *
 * @param {Record<string, unknown>} data of the saved output, by kind
 * @param {(pressed: Node) => Promise<void>} run runs the notebook it stands in
 */
export function saved(data, run) {
	const plan = /** @type {Plan|undefined} */ (data[PLAN]);
	const sentence = plan ? plan.exercise.summary : /** @type {{sentence: string}} */ (data[PAGE]).sentence;
	const picture = data["image/png"];
	const drawn = typeof picture === "string";
	const button = h("button", { type: "button", onclick: press }, t("lab.run"));

	/** Once, and again only where it came to nothing: a kernel takes its seconds, and a press that shows nothing is repeated. */
	async function press() {
		if (button.ariaDisabled) return;
		button.ariaDisabled = "true";
		button.textContent = t("lab.running");
		try {
			await run(button);
		} finally {
			button.ariaDisabled = null;
			button.textContent = t("lab.run");
		}
	}

	return [
		h("style", {}, LOOKS),
		...(drawn ? [h("img", { alt: "", src: `data:image/png;base64,${picture.replaceAll("\n", "")}` })] : []),
		h("div", {}, h("p", {}, sentence), button, h("small", {}, t("lab.runHint"))),
	];
}

/**
 * The extension, as JupyterLab asks for it.
 *
 * @param {new () => {node: HTMLElement, addClass: (name: string) => void}} Widget Lumino's
 * @param {(pressed: Node) => Promise<void>} run
 */
export function renderer(Widget, run) {
	class SavedGuide extends Widget {
		constructor() {
			super();
			this.addClass("lb-saved");
		}

		/** @param {{data: Record<string, unknown>}} model */
		async renderModel({ data }) {
			this.node.replaceChildren(...saved(data, run));
		}
	}
	return {
		id: "lowback:saved",
		dataType: "json",
		// Before a picture, whose rank is 90, and behind a widget's own view, whose rank is 0.
		rank: 50,
		rendererFactory: { safe: true, mimeTypes: [PLAN, PAGE], createRenderer: () => new SavedGuide() },
	};
}
