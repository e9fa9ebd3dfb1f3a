using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Imports;

/// <summary>Checks what a row says of a field of the company, by the rules of the form that people fill in.</summary>
public interface IOwnValueReader
{
    /// <param name="said">Texts, a figure, a day, yes or no, ids.</param>
    /// <returns>As it is kept, or what is wrong with it in the language of whoever imports.</returns>
    (JsonNode? Value, string? Refusal) Read(CustomField field, IReadOnlyList<object> said, CustomValues before);
}

/// <summary>A column that fills a field which the company added: called as the company calls it, or by its key.
/// </summary>
internal sealed class OwnColumn : ImportColumn
{
    public OwnColumn(CustomField field)
        : base(field.Key, field.Name.Said, TypeOf(field.Type))
    {
        IsRequired = field.IsRequired && field.Default.Length == 0;
        Aliases = [.. field.Name.All];
        IsSaid = true;
        // In every language; first as whoever imports reads it.
        Choices = [.. field.Choices.Where(choice => !choice.IsRetired).SelectMany(choice =>
            choice.Name.All.Prepend(choice.Name.Said).Select(word => new ImportChoice(choice.Id.ToString(), word)))];
    }

    public override string Property => $"{nameof(ICustomized.Custom)}.{Key}";

    private static ImportType TypeOf(CustomType type) => type switch
    {
        CustomType.Number or CustomType.Money => ImportType.Number,
        CustomType.Date => ImportType.Date,
        CustomType.YesNo => ImportType.YesNo,
        CustomType.Choice => ImportType.Choice,
        CustomType.Choices => ImportType.Choices,
        CustomType.Person => ImportType.Person,
        CustomType.Reference => ImportType.Record,
        _ => ImportType.Text,
    };
}

/// <summary>Words that the company puts on the record, several in one cell.</summary>
public sealed class TagsColumn : ImportColumn
{
    public const string TagsKey = "tags";

    public TagsColumn()
        : base(TagsKey, "Tags", ImportType.Tags) =>
        Aliases = ["Tag", "Labels", "Label", "Теги", "Тег", "Метки", "Ярлыки", "Белгилер", "Тегдер"];

    public override string Property => "Tags";
}

/// <summary>What a company added to its records, as columns of files: what whoever imports may fill. Of other fields a
/// file says nothing, and nothing is said of them.</summary>
public sealed class OwnColumns(
    IServiceProvider services, RecordKinds kinds, RequiredFields required, ICurrentUser me)
{
    private const int MostAlike = 20;
    private readonly Dictionary<(string Kind, string Name), IReadOnlyList<Guid>> _named = [];
    private RequiredOfKind _required = RequiredOfKind.Nothing;

    private CustomCatalogue Catalogue => services.GetService<ICustomFields>()?.Current ?? CustomCatalogue.Nothing;

    public IEnumerable<ImportColumn> Of(string kind) =>
        services.GetService<ICustomFields>() is null ? []
        : FieldsOf(kind).Select(field => (ImportColumn)new OwnColumn(field))
            .Concat(kinds.Get(kind).Can(RecordAbility.Tags) ? [new TagsColumn()] : []);

    /// <summary>Finds what these rows name and what their records must have, once for all of them.</summary>
    internal async Task PrepareAsync(string kind, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        _required = await required.OfAsync(kind, ct);
        foreach (var field in FieldsOf(kind).Where(field => field.Type == CustomType.Reference))
        {
            var names = rows.Select(row => row.Said(field.Key) as string).OfType<string>()
                .Where(name => !_named.ContainsKey((field.Target, name))).Distinct().ToList();
            if (names.Count > 0 && kinds.Find(field.Target) is { } target) await FindAsync(target, names, ct);
        }
    }

    /// <summary>The values of a new record: what the row says, or what its form begins with.</summary>
    /// <param name="stage">Key of the stage in which it begins; null for the first.</param>
    /// <param name="problems">Told what is wrong with a cell, and what is missing.</param>
    internal string? Begun(string kind, ImportRow row, string? stage, List<RowProblem> problems)
    {
        var values = CustomValues.Of(null);
        foreach (var field in FieldsOf(kind))
        {
            if (row.Said(field.Key) is { } said) Put(field, said, values, problems);
            else if (field.Default.Length > 0) values.Set(field.Key, JsonNode.Parse(field.Default));
        }

        Ask(_required.MissingIn(values, stage), problems);
        return values.ToJson();
    }

    /// <summary>The values of a known record after the row.</summary>
    /// <param name="before">As the record keeps them.</param>
    /// <param name="from">Key of the stage that it is in; null without stages.</param>
    /// <param name="to">Key of the stage to which the row takes it.</param>
    internal string? Changed(
        string kind, ImportRow row, string? before, string? from, string? to, List<RowProblem> problems)
    {
        var (values, isOther) = (CustomValues.Of(before), false);
        foreach (var field in FieldsOf(kind))
        {
            if (row.Values.GetValueOrDefault(field.Key) is not { } said) continue;
            var was = values.Raw(field.Key);
            Put(field, said, values, problems);
            isOther |= values.Raw(field.Key) != was;
        }

        Ask(MissingOnTheWay(from, to, values), problems);
        return isOther ? values.ToJson() : before;
    }

    /// <summary>Whether a record that goes from one stage to another must have more than these values.</summary>
    internal bool IsAskedOnTheWay(string? from, string? to, string? custom) =>
        MissingOnTheWay(from, to, CustomValues.Of(custom)).Count > 0;

    // As the save asks for it: what is taken back for somebody who is gone asks nobody.
    private IReadOnlyList<CustomField> MissingOnTheWay(string? from, string? to, CustomValues values) =>
        from is null || to is null || ActingUser.Current is { IsReader: false }
            ? []
            : _required.MissingOnTheWay(from, to, values);

    private static void Ask(IReadOnlyList<CustomField> missing, List<RowProblem> problems)
    {
        // What is wrong with its cell is said already.
        foreach (var field in missing.Where(field => problems.TrueForAll(problem => problem.Column != field.Key)))
            problems.Add(new RowProblem(field.Key, RowTrouble.Missing));
    }

    private void Put(CustomField field, object said, CustomValues values, List<RowProblem> problems)
    {
        var (found, trouble) = FoundOf(field, said, values);
        if (trouble is { } what)
        {
            problems.Add(new RowProblem(field.Key, what, said));
            return;
        }

        var (value, refusal) = services.GetRequiredService<IOwnValueReader>().Read(field, found, values);
        if (refusal is null) values.Set(field.Key, value);
        else problems.Add(new RowProblem(field.Key, RowTrouble.Refused) { Message = refusal });
    }

    private IEnumerable<CustomField> FieldsOf(string kind) =>
        kinds.Get(kind).IsCustomized ? Catalogue.ChangedBy(me, kind) : [];

    // Who has left may stay where he is.
    private (IReadOnlyList<object> Found, RowTrouble? Trouble) FoundOf(
        CustomField field, object said, CustomValues before) => (field.Type, said) switch
        {
            (CustomType.Choices, IReadOnlyList<string> ids) => ([.. ids], null),
            (CustomType.Person, string name) => One(Catalogue.People
                .Where(p => Catalogue.Offered.ContainsKey(p.Key) || p.Key == before.IdOf(field.Key))
                .Where(p => SearchText.Fold(p.Value) == SearchText.Fold(name.Trim())).Select(p => p.Key)),
            (CustomType.Reference, string name) => One(_named.GetValueOrDefault((field.Target, name), [])),
            _ => ([said], null),
        };

    private static (IReadOnlyList<object> Found, RowTrouble? Trouble) One(IEnumerable<Guid> found) =>
        found.Take(2).ToList() switch
        {
            [var id] => ([id], null),
            [] => ([], RowTrouble.NotFound),
            _ => ([], RowTrouble.Several),
        };

    // Called exactly so, or by the same letters.
    private async Task FindAsync(RecordKind target, List<string> names, CancellationToken ct)
    {
        var exact = (await target.CalledAsync(services, names, ct)).ToLookup(r => r.Title, r => r.Id);
        foreach (var name in names)
        {
            var ids = exact[name].ToList();
            if (ids.Count == 0)
            {
                var folded = SearchText.Fold(name.Trim());
                ids.AddRange((await target.ChoicesAsync(services, name, MostAlike, ct))
                    .Where(r => SearchText.Fold(r.Title) == folded).Select(r => r.Id));
            }

            _named[(target.Key, name)] = ids;
        }
    }
}
