namespace ErpCrm.Platform.Records;

/// <summary>What is expected of every record whatever module it is of: built once, for every kind that does not say
/// otherwise (<see cref="RecordKind.Lacks"/>).</summary>
public enum RecordAbility
{
    /// <summary>Files are kept with it.</summary>
    Files,

    /// <summary>People talk about it, follow it and are told of it.</summary>
    Talk,

    /// <summary>Mails about it are sent to whom it concerns.</summary>
    Mail,

    /// <summary>People put tags on it.</summary>
    Tags,

    /// <summary>A company adds fields of its own (<see cref="Custom.ICustomized"/>).</summary>
    Fields,

    /// <summary>It has a page of its own, is linked to and stands among what was opened lately.</summary>
    Page,

    /// <summary>All of them stand in a list: views, filters, groups, files, work on several rows.</summary>
    List,

    /// <summary>It is found by typed words.</summary>
    Search,

    /// <summary>It comes out of files.</summary>
    Import,

    /// <summary>Two that are one are merged, and parted again.</summary>
    Merge,

    /// <summary>Somebody has to say yes to it.</summary>
    Approval,
}

/// <summary>What records of a kind cannot do, each with the reason: says it for <see cref="RecordKind.Lacks"/>.
/// </summary>
public static class Lacking
{
    private static readonly RecordAbility[] OnPage =
        [RecordAbility.Files, RecordAbility.Talk, RecordAbility.Mail, RecordAbility.Tags, RecordAbility.Fields];

    public static IReadOnlyDictionary<RecordAbility, string> Nothing { get; } = new Dictionary<RecordAbility, string>();

    /// <summary>These cannot be done.</summary>
    public static IReadOnlyDictionary<RecordAbility, string> For(string why, params RecordAbility[] abilities) =>
        Nothing.And(why, abilities);

    /// <summary>Nothing else than these can be done.</summary>
    public static IReadOnlyDictionary<RecordAbility, string> AllBut(string why, params RecordAbility[] able) =>
        Nothing.And(why, [.. Enum.GetValues<RecordAbility>().Except(able)]);

    /// <summary>These cannot be done either.</summary>
    public static IReadOnlyDictionary<RecordAbility, string> And(
        this IReadOnlyDictionary<RecordAbility, string> lacks, string why, params RecordAbility[] abilities) =>
        lacks.Concat(abilities.Select(ability => KeyValuePair.Create(ability, why))).ToDictionary();

    /// <summary>Whether it needs a page of the record to stand on.</summary>
    public static bool StandsOnPage(this RecordAbility ability) => OnPage.Contains(ability);
}
