using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>Who sells, who buys, and the facts: beside the parties if
/// they are few, in a grid below them if they are many.</summary>
internal static class PartiesSection
{
    private const int FactsBesideParties = 3;
    private const int MaxFactsPerRow = 4;

    public static void Place(Flow flow, BusinessDocument document)
    {
        var beside = document.Facts.Count is > 0 and <= FactsBesideParties;
        var columns = Columns(flow, beside ? 3 : 2);
        var cells = new List<FlowCell>
        {
            Party(columns[0], 0, document.Seller),
            Party(columns[1], 1, document.Buyer),
        };
        if (beside)
        {
            cells.Add(FactsUnderEachOther(columns[2], document.Facts));
        }

        flow.Space(Theme.SectionGap);
        flow.Place(new FlowRow(cells));
        if (!beside)
        {
            PlaceGrid(flow, document.Facts);
        }
    }

    private static FlowCell Party((double X, double Width) column, int row, DocumentParty party)
    {
        var text = new TextBlock(new Part(PartKind.Party, row))
            .Add(Theme.Label, party.Label, column.Width)
            .Add(Theme.Name, party.Name, column.Width, spaceBefore: 2);
        foreach (var detail in party.Details)
        {
            text.Add(Theme.Body, detail, column.Width);
        }

        return new FlowCell(column.X, column.Width, text);
    }

    private static FlowCell FactsUnderEachOther((double X, double Width) column, IReadOnlyList<DocumentFact> facts)
    {
        var text = new TextBlock(Part.Decoration);
        for (var i = 0; i < facts.Count; i++)
        {
            AddFact(text, i, facts[i], column.Width, spaceBefore: 6);
        }

        return new FlowCell(column.X, column.Width, text);
    }

    private static void PlaceGrid(Flow flow, IReadOnlyList<DocumentFact> facts)
    {
        // Rows of about the same length: five facts stand as three and two, not as four and one.
        var rows = (facts.Count + MaxFactsPerRow - 1) / MaxFactsPerRow;
        var perRow = rows == 0 ? 1 : (facts.Count + rows - 1) / rows;
        var columns = Columns(flow, perRow);
        foreach (var (row, entries) in facts.Index().Chunk(perRow).Index())
        {
            var cells = entries.Select((entry, i) => new FlowCell(
                columns[i].X,
                columns[i].Width,
                AddFact(new TextBlock(Part.Decoration), entry.Index, entry.Item, columns[i].Width, spaceBefore: 0)));
            if (row == 0)
            {
                flow.Space(Theme.SectionGap);
            }

            flow.Place(new FlowRow([.. cells]) { PaddingTop = row == 0 ? 0 : 10 });
        }
    }

    private static TextBlock AddFact(TextBlock text, int row, DocumentFact fact, double width, double spaceBefore)
    {
        var part = new Part(PartKind.Fact, row);
        return text.Add(Theme.Label, fact.Label, width, spaceBefore, part)
            .Add(Theme.Body, fact.Value, width, spaceBefore: 1, part);
    }

    private static List<(double X, double Width)> Columns(Flow flow, int count)
    {
        var width = (flow.Frame.ContentWidth - (count - 1) * Theme.ColumnGap) / count;
        return [.. Enumerable.Range(0, count).Select(i => (flow.Frame.Left + i * (width + Theme.ColumnGap), width))];
    }
}
