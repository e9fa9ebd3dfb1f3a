using System.Globalization;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Ui.Lists.Filters;

/// <summary>Makes the short address of what the form of a condition sends:
/// <c>set=f.stage&amp;v=Won&amp;v=Lost</c> becomes <c>f.stage=Won,Lost</c>.</summary>
internal static class ConditionForm
{
    public const string Set = "set";
    public const string How = "how";
    public const string Value = "v";
    public const string Until = "v2";
    public const string Count = "n";
    public const string Or = "or";

    /// <summary>Null when the request is of no such form.</summary>
    public static ListQuery? Read<TRecord, TRow>(ListOf<TRecord, TRow> list, ListScope scope, IQueryCollection sent)
        where TRecord : class
        where TRow : class
    {
        if (sent[Set].FirstOrDefault() is not { } name
            || !name.StartsWith(ConditionName.Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        var query = scope.Query.FromStart(
            (Set, null), (How, null), (Value, null), (Until, null), (Count, null), (Or, null), (ListQuery.Open, null),
            (name, null));
        var (field, group) = ConditionName.Parts(name);
        if (list.ColumnOf(field, scope) is not { } column) return query;
        var text = TextOf(column.Field, sent);
        if (text.Length == 0) return query.With((ListQuery.Open, name));
        (query, group) = Grouped(query, field, group, sent[Or].FirstOrDefault() ?? "");
        name = ConditionName.Of(field, group);
        var isRead = FieldTests.Read(column.Field, text) is { } test;
        // What cannot be read is shown again, with what is wrong.
        return query.With((name, text), (ListQuery.Open, isRead ? null : name));
    }

    private static string TextOf<TRow>(Field<TRow> field, IQueryCollection sent)
    {
        var (how, values) = (sent[How].FirstOrDefault() ?? "", sent[Value].OfType<string>().Where(v => v.Length > 0));
        if (how is EmptyTest.Empty or EmptyTest.Filled) return how;
        var (value, until) = ((values.FirstOrDefault() ?? "").Trim(), (sent[Until].FirstOrDefault() ?? "").Trim());
        return field.Type switch
        {
            FieldType.Text when how is "is" or "not" or "has" =>
                value.Length == 0 ? "" : how == "has" ? new TextTest(TextHow.Has, value).ToString() : $"{how}:{value}",
            FieldType.Text => values.Any() ? new OneOfTest(how == "none", [.. values]).ToString() : "",
            FieldType.Number or FieldType.Money or FieldType.Percent or FieldType.Duration =>
                Between(Figure(value), Figure(until)),
            FieldType.Date or FieldType.Moment => how switch
            {
                "" => Between(Day(value), Day(until)),
                "last" or "next" => $"{how}-{sent[Count].FirstOrDefault()}",
                _ => how,
            },
            _ => values.Any() ? (how == "none" ? "!" : "") + string.Join(',', values) : "",
        };
    }

    // A condition that joins one that stood alone gives both a sign.
    private static (ListQuery Query, string Group) Grouped(ListQuery query, string field, string group, string or)
    {
        if (or.Length > 0 && query[or] is { } other)
        {
            var (otherField, sign) = ConditionName.Parts(or);
            if (sign.Length == 0)
            {
                sign = Free(query);
                query = query.With((or, null), (ConditionName.Of(otherField, sign), other));
            }

            if (query[ConditionName.Of(field, sign)] is null) return (query, sign);
        }

        // One that leaves its alternatives, or is the second of its field, stands alone under a sign of its own.
        var isShared = group.Length > 0 && query.Conditions.Any(c => ConditionName.Parts(c.Name).Group == group);
        return query[ConditionName.Of(field, "")] is null && (group.Length == 0 || isShared)
            ? (query, "")
            : isShared || query[ConditionName.Of(field, group)] is not null ? (query, Free(query)) : (query, group);
    }

    private static string Free(ListQuery query)
    {
        var taken = query.Conditions.Select(c => ConditionName.Parts(c.Name).Group).ToHashSet();
        return Enumerable.Range(0, 26).Select(i => ((char)('a' + i)).ToString()).First(sign => !taken.Contains(sign));
    }

    private static string Between(string from, string to) => from.Length + to.Length == 0 ? "" : $"{from}..{to}";

    private static string Figure(string typed) =>
        DecimalText.TryParse(typed, CultureInfo.CurrentCulture, out var number)
            ? number.ToString("0.##########", CultureInfo.InvariantCulture)
            : typed;

    private static string Day(string typed) =>
        DateText.TryParse(typed, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : typed;
}
