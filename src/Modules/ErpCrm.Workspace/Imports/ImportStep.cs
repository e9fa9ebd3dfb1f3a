namespace ErpCrm.Workspace.Imports;

/// <summary>Where one is on the way from a file to records, and where one can go back to.</summary>
/// <param name="Place">0 file, 1 columns, 2 check, 3 done.</param>
/// <param name="Batch">Null while there is no file yet.</param>
internal sealed record ImportStep(int Place, ImportBatch? Batch)
{
    /// <summary>The address of an earlier step; null where one is, and where one cannot go.</summary>
    public string? UrlOf(int place)
    {
        if (place >= Place || Batch is null || Batch.WasRun || Batch.IsAtWork) return null;
        return place switch
        {
            0 => ImportPages.NewUrlOf(Batch.Kind),
            1 => $"{ImportPages.UrlOf(Batch.Id)}/columns",
            _ => null,
        };
    }
}
