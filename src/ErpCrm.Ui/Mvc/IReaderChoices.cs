namespace ErpCrm.Ui.Mvc;

/// <summary>How somebody wants pages to look, in whichever browser: kept with the person.</summary>
public interface IReaderChoices
{
    /// <summary>What the reader of this request chose; null when nothing. Loaded before a page is shown.</summary>
    string? Density { get; }

    Task LoadAsync(CancellationToken ct);

    /// <summary>For the signed-in reader; for nobody otherwise.</summary>
    Task RememberDensityAsync(string density, CancellationToken ct);
}
