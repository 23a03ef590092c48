import { ownerDesign, ownerParts } from 'unplug-verifier/systems';

const parts = ownerParts();
const { exporter } = parts;

/** A design whose importer is another machine that is called as its exporter is. */
export default ownerDesign({
  id: 'one-name-for-two',
  sentence: 'importer and exporter have one name',
  source: 'an example of a mistake',
  parts: { ...parts, importer: { ...parts.importer, id: exporter.id } },
});
