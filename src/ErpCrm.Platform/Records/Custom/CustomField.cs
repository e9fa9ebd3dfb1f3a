using System.Globalization;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>What kind of value a field holds that a company added itself. It never changes: values stay what they
/// are.</summary>
public enum CustomType
{
    Text,
    LongText,
    Number,

    /// <summary>An amount in the one currency of the field.</summary>
    Money,
    Date,
    YesNo,

    /// <summary>One of the field's own choices.</summary>
    Choice,

    /// <summary>Several of them.</summary>
    Choices,

    /// <summary>A user.</summary>
    Person,

    /// <summary>An address on the web.</summary>
    Link,

    /// <summary>A record of another kind: its id.</summary>
    Reference,
}

/// <summary>A name in the three languages; where one is missing, another stands in.</summary>
public sealed record CustomWords(string En, string Ky, string Ru)
{
    public static CustomWords Nothing { get; } = new("", "", "");

    /// <summary>In the reader's language.</summary>
    public string Said => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
    {
        "ky" => First(Ky, Ru, En),
        "ru" => First(Ru, Ky, En),
        _ => First(En, Ru, Ky),
    };

    public IEnumerable<string> All => new[] { En, Ky, Ru }.Where(word => word.Length > 0).Distinct();

    private static string First(params string[] words) => Array.Find(words, word => word.Length > 0) ?? "";
}

/// <summary>One of a field's choices.</summary>
/// <param name="IsRetired">It is not offered any more; records that have it keep and show it.</param>
public sealed record CustomChoice(Guid Id, CustomWords Name, bool IsRetired = false);

/// <summary>A field that a company added to a kind of record.</summary>
public sealed record CustomField
{
    /// <summary>Under which values are kept and addresses ask, <c>f12</c>: never used again.</summary>
    public required string Key { get; init; }

    /// <summary>Key of the kind of record.</summary>
    public required string Kind { get; init; }

    public required CustomType Type { get; init; }

    public required CustomWords Name { get; init; }

    public CustomWords Help { get; init; } = CustomWords.Nothing;

    /// <summary>The part of forms and pages it stands in; empty for the first.</summary>
    public CustomWords Section { get; init; } = CustomWords.Nothing;

    public IReadOnlyList<CustomChoice> Choices { get; init; } = [];

    /// <summary>Of an amount: ISO 4217.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Of a reference: key of the kind whose records it names.</summary>
    public string Target { get; init; } = "";

    /// <summary>Of a reference: where the records are offered to choose from.</summary>
    public string OptionsUrl { get; init; } = "";

    public bool IsRequired { get; init; }

    /// <summary>Key of the stage from which on it must be filled in; empty where no stage asks for it.</summary>
    public string RequiredFrom { get; init; } = "";

    /// <summary>An index lets lists of any length be narrowed and ordered by it.</summary>
    public bool IsFast { get; init; }

    /// <summary>A form of a new record begins with it, written as it is kept; empty without one.</summary>
    public string Default { get; init; } = "";

    /// <summary>Whether a list shows it unless somebody chooses otherwise.</summary>
    public bool IsInLists { get; init; }

    /// <summary>Without this permission the field does not exist for its reader; null for everybody.</summary>
    public string? SeenWith { get; init; }

    /// <summary>Without this permission nobody gives it a value; null for whoever changes the record.</summary>
    public string? ChangedWith { get; init; }

    /// <summary>It was deleted: only the history still tells of it.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Where its value lies in the record's JSON.</summary>
    public string Path => PathOf(Key);

    public CustomChoice? ChoiceOf(Guid id) => Choices.FirstOrDefault(choice => choice.Id == id);

    public static string PathOf(string key) => "$." + key;
}
