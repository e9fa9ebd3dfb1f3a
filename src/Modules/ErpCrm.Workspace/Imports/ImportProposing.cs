using ErpCrm.Platform.Imports;
using ErpCrm.Workspace.Imports.Reading;

namespace ErpCrm.Workspace.Imports;

/// <summary>What is proposed for a file that nobody has imported the like of.</summary>
internal static class ImportProposing
{
    public static ImportSettings Propose(
        RecordImport import, ColumnProposal proposal, Preview preview, TableForm table, int? headRow = null)
    {
        var row = headRow ?? proposal.HeadRowOf(preview.Rows);
        var heads = preview.HeadsAt(row);
        var forms = Enumerable.Range(0, heads.Cells.Count)
            .Select(column => CellGuess.FormOf(preview.CellsOf(column, row))).ToList();
        return new ImportSettings
        {
            Table = table,
            HeadRow = row,
            Columns = proposal.Propose(heads, forms),
            Match = import.Matches[0].Key,
            MakesMissing = import.Missing is not null,
        };
    }
}
