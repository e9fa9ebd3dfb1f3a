using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Ui.Lists.Selection;

/// <summary>How a value is typed or chosen.</summary>
public enum BulkInput
{
    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Some of the options.</summary>
    Choices,

    Day,

    Text,

    /// <summary>As a field of the company stands in forms.</summary>
    Own,
}

/// <summary>One value that a bulk action asks for.</summary>
/// <param name="Name">Of the field in the form.</param>
/// <param name="Label">In the reader's language.</param>
public sealed record BulkField(string Name, string Label, BulkInput Input)
{
    public IReadOnlyList<SelectListItem> Options { get; init; } = [];

    public bool IsRequired { get; init; } = true;

    /// <summary>Of a choice that may be empty: what the empty one says.</summary>
    public string? Empty { get; init; }

    public string? Hint { get; init; }

    public int MostLetters { get; init; } = 200;

    /// <summary>Whether other fields follow from what is chosen here.</summary>
    public bool Decides { get; init; }

    /// <summary>Of an own one: writes it, with what was answered and what is wrong with it.</summary>
    public Func<IReadOnlyList<string>, string?, Html>? Control { get; init; }
}

/// <summary>What was answered, by the names of the fields.</summary>
public sealed record BulkValues(IReadOnlyDictionary<string, IReadOnlyList<string>> All)
{
    public IReadOnlyList<string> ManyOf(string name) => All.GetValueOrDefault(name, []);

    public string? TextOf(string name) => ManyOf(name) is [{ Length: > 0 } text, ..] ? text : null;

    public Guid? IdOf(string name) => Guid.TryParse(TextOf(name), out var id) ? id : null;

    /// <summary>As the browser's date field sends it.</summary>
    public DateOnly? DayOf(string name) => DateOnly.TryParseExact(
        TextOf(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public TChoice? ChoiceOf<TChoice>(string name)
        where TChoice : struct, Enum =>
        Enum.TryParse<TChoice>(TextOf(name), out var choice) && Enum.IsDefined(choice) ? choice : null;
}
