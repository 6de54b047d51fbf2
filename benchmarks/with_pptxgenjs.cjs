// Slides as JSON to a deck, in the way PptxGenJS's own guide shows.
const [, , modules, source, target] = process.argv;
const PptxGenJS = require(require("path").join(modules, "pptxgenjs"));
const deck = new PptxGenJS();
for (const written of JSON.parse(require("fs").readFileSync(source, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(written.title, { x: 0.5, y: 0.3, w: 9, h: 0.8, fontSize: 28 });
  slide.addText(
    written.lines.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
    { x: 0.5, y: 1.2, w: 9, h: 4, fontSize: 18 },
  );
  slide.addNotes(written.notes.join("\n"));
}
deck.writeFile({ fileName: target });
