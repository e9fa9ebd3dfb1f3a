using System.Linq.Expressions;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>
/// One condition of the address: <c>f.stage=Won,Lost</c>. All hold; those that bear the same sign after a second point,
/// <c>f.owner.a=me&amp;f.amount.a=1000..</c>, are alternatives of which one holds.
/// </summary>
/// <param name="Name">As it stands in the address.</param>
/// <param name="Group">Sign of its alternatives; empty when it stands alone.</param>
/// <param name="Text">What the address says of the field.</param>
/// <param name="Column">Null when the list has no such field for this reader.</param>
/// <param name="Test">Null when that is nothing one can ask: the condition is shown, and narrows nothing.</param>
internal sealed record Condition<TRow>(
    string Name, string Field, string Group, string Text, Column<TRow>? Column, FieldTest? Test)
{
    public bool IsRead => Column is not null && Test is not null;

    /// <summary>The same for all alternatives, another one for each that stands alone.</summary>
    public string Together => Group.Length == 0 ? Name : Group;

    public Expression<Func<TRow, bool>> Predicate(AskingNow asking) =>
        FieldTests.Predicate(Column!.Field, Test!, asking);

    /// <summary>One of them holds.</summary>
    public static Expression<Func<TRow, bool>> AnyOf(IEnumerable<Condition<TRow>> conditions, AskingNow asking)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, bool>>(
            conditions.Select(c => c.Predicate(asking))
                .Select(p => ReplacingExpressionVisitor.Replace(p.Parameters[0], row, p.Body))
                .Aggregate(Expression.OrElse),
            row);
    }
}

/// <summary>The conditions of one reading, read once.</summary>
internal sealed record Conditions<TRow>(IReadOnlyList<Condition<TRow>> All)
{
    public IEnumerable<IGrouping<string, Condition<TRow>>> Read =>
        All.Where(c => c.IsRead).GroupBy(c => c.Together, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Titles of the people and records that conditions name.</summary>
internal sealed record ConditionTitles(IReadOnlyDictionary<string, IReadOnlyDictionary<Guid, string>> ByCondition);

/// <summary>Names of conditions in an address.</summary>
internal static class ConditionName
{
    public const string Prefix = "f.";

    /// <summary>Conditions that one address holds.</summary>
    public const int Most = 20;

    public static (string Field, string Group) Parts(string name) => name[Prefix.Length..].Split('.', 2) switch
    {
        [var field, var group] => (field, group),
        var parts => (parts[0], ""),
    };

    public static string Of(string field, string group) =>
        group.Length == 0 ? Prefix + field : $"{Prefix}{field}.{group}";
}
