import { nothing } from 'lit';
import { announcedChanges } from './changes.js';
import type { ViewContext } from './context.js';
import { measuresView } from './measures.js';
import { contactsView, partiesView } from './parties.js';
import { processingView } from './processing.js';
import { subprocessorsView } from './subprocessors.js';

/** The data block that a section places; `level` is that of the heading above it. */
export function block(place: string, context: ViewContext, level: number): unknown {
  const [name, field] = place.split('.');
  switch (name) {
    case 'parties':
      return partiesView(context);
    case 'contacts':
      return contactsView(context);
    case 'changes':
      return announcedChanges(context, level);
    case 'measures':
      return measuresView(context, level);
    case 'subprocessors':
      return subprocessorsView(context, level);
    case 'processing':
      return processingView(context, field);
    default:
      return nothing;
  }
}
