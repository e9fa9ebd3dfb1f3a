using ErpCrm.Platform.Security;

namespace ErpCrm.Ui.Lists.Views;

/// <summary>Who sees a saved view beside the one it belongs to.</summary>
public enum ViewSharing
{
    /// <summary>Nobody.</summary>
    Private,

    /// <summary>The people of his teams.</summary>
    Team,

    /// <summary>Everybody who may open the list.</summary>
    Company,
}

/// <summary>An address of a list under a name. It says what is asked, never who may see it: its rows are those that
/// whoever opens it sees anyway.</summary>
/// <param name="Query">As in an address, <c>?f.stage=Won&amp;sort=-due</c>.</param>
/// <param name="Owner">Name of the one it belongs to.</param>
/// <param name="CanChange">Whether the reader may change what it says for all.</param>
/// <param name="IsDefault">Whether the list begins with it, for this reader.</param>
/// <param name="Draft">What the reader changed and did not save; null when nothing is.</param>
/// <param name="Version">Whoever saves it for others must have seen this one.</param>
public sealed record SavedView(
    Guid Id, string Name, ViewSharing Sharing, string Query, bool IsMine, string Owner, bool CanChange, bool IsDefault,
    string? Draft, int Version);

/// <summary>Keeps views of lists, for whatever shows lists.</summary>
public interface ISavedViews
{
    /// <summary>Where views are made and changed.</summary>
    string Url { get; }

    /// <summary>The views of a list that the reader sees, in their order.</summary>
    /// <param name="list">Key of the list.</param>
    Task<IReadOnlyList<SavedView>> OfAsync(string list, ICurrentUser reader, CancellationToken ct);
}
