using ErpCrm.Ui.Lists.Selection;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Workspace.Bulk;

/// <summary>What is asked before several records are changed.</summary>
internal sealed class BulkForm
{
    /// <summary>Records of one run: whoever needs more narrows the list and does it twice.</summary>
    public const int Most = 500;

    /// <summary>So many are named before they are changed.</summary>
    public const int Named = 5;

    /// <summary>Beside the name of a field that may send nothing although it was shown.</summary>
    public const string ShownSuffix = ".shown";

    public string? List { get; set; }

    /// <summary>Key of the action.</summary>
    public string? Act { get; set; }

    /// <summary>What the list shows: the way back.</summary>
    public string? Query { get; set; }

    /// <summary>The records, as they were when it was asked: one field, because a form has not room for 500.</summary>
    public string? Ids { get; set; }

    [BindNever]
    public IBulkAction Action { get; set; } = null!;

    [BindNever]
    public IReadOnlyList<BulkField> Fields { get; set; } = [];

    [BindNever]
    public BulkValues Values { get; set; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Names of the first of them, so that a wrong list is seen.</summary>
    [BindNever]
    public IReadOnlyList<string> Names { get; set; } = [];

    [BindNever]
    public string Back { get; set; } = "/";

    public IReadOnlyList<Guid> Records =>
    [
        .. (Ids ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)
            .Distinct().Take(Most + 1),
    ];
}
