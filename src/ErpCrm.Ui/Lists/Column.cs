using ErpCrm.Platform.Records;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Ui.Lists;

/// <summary>A field of a list and how it looks: the cell follows from
/// the field's type unless the column says another.</summary>
public abstract class Column<TRow>(Field<TRow> field)
{
    public Field<TRow> Field { get; } = field;

    /// <summary>Whether the table shows it; others are only exported and ordered by.</summary>
    public bool IsShown { get; protected set; } = true;

    /// <summary>Decimals of figures.</summary>
    public int? Decimals { get; protected set; }

    /// <summary>Whether its texts are few: one chooses among them, and rows can stand together by them.</summary>
    public bool HasFewTexts { get; protected set; }

    internal bool IsNotAsked { get; private protected set; }

    internal string Css { get; private protected set; } = "";

    /// <summary>1 to 4: a place in the two lines of a card on a phone; 0 stands below them with its head.</summary>
    internal int Place { get; private protected set; }

    internal bool IsLabelled { get; private protected set; }

    internal bool HidesHead { get; private protected set; }

    internal bool GoesWhenEmpty { get; private protected set; }

    internal Func<ListScope, bool>? SortCondition { get; private protected set; }

    internal Func<ListScope, bool>? Condition { get; private protected set; }

    internal Func<ListScope, string>? Head { get; private protected set; }

    internal Func<TRow, ListScope, string?>? RowCss { get; private protected set; }

    internal (string View, Func<TRow, ListScope, object> Model)? Partial { get; private protected set; }

    internal bool IsFigure =>
        Partial is null && Field.Type is FieldType.Number or FieldType.Money or FieldType.Percent or FieldType.Duration;

    /// <summary>Whether it exists for this reader in this list.</summary>
    public bool IsFor(ListScope scope) => Field.IsFor(scope.Me) && (Condition is null || Condition(scope));

    /// <summary>Whether this reading can be ordered by it.</summary>
    public bool SortsIn(ListScope scope) =>
        Field.IsSortable && IsFor(scope) && (SortCondition is null || SortCondition(scope));

    /// <summary>The head in the reader's language.</summary>
    public string HeadIn(ListScope scope) => Head?.Invoke(scope) ?? scope.SayInBase(Field.Word);

    /// <summary>The word of a choice or a flag in the reader's language.</summary>
    public abstract string WordIn(ListScope scope, object value);

    /// <summary>What a condition on it offers; null where the list finds that out.</summary>
    internal virtual IReadOnlyList<SelectListItem>? OffersIn(ListScope scope) => null;

    /// <summary>What ids in conditions are called; null where the list finds that out.</summary>
    internal virtual IReadOnlyDictionary<Guid, string>? TitlesIn(ListScope scope) => null;

    /// <summary>Whether rows may stand together by it for this reader.</summary>
    internal virtual bool GroupsFor(ListScope scope) => true;

    /// <summary>What a group is called; null where its type says it.</summary>
    internal virtual string? GroupName(object key, ListScope scope) => null;

    /// <summary>What stands in the table.</summary>
    public abstract Html Cell(TRow row, ListScope scope);

    /// <summary>What stands in a file: a text, a figure, a day or null.</summary>
    public abstract object? Exported(TRow row, ListScope scope);

    /// <summary>The same for a sheet: an instant is one, in the reader's
    /// time zone, and a share a share of one.</summary>
    public abstract object? InSheet(TRow row, ListScope scope);
}
