using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>Paragraphs at the end of the document.</summary>
internal static class NotesSection
{
    public static void Place(Flow flow, IReadOnlyList<DocumentNote> notes)
    {
        var width = flow.Frame.ContentWidth;
        for (var i = 0; i < notes.Count; i++)
        {
            var heading = new TextBlock(new Part(PartKind.NoteHeading, i)).Add(Theme.Heading, notes[i].Heading, width);
            var text = new TextBlock(new Part(PartKind.Note, i)).Add(Theme.Quiet, notes[i].Text, width);
            flow.Space(heading.Height > 0 || i == 0 ? Theme.SectionGap : Theme.SectionGap / 2);
            if (heading.Height > 0)
            {
                flow.Place(
                    new FlowRow([new FlowCell(flow.Frame.Left, width, heading)]) { PaddingBottom = 2 },
                    keepBelow: Math.Min(text.Height, 2 * Theme.Quiet.Leading));
            }

            flow.Place(new FlowRow([new FlowCell(flow.Frame.Left, width, text)]));
        }
    }
}
