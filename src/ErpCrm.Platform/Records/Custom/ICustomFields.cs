using ErpCrm.Platform.Records.Tags;
using ErpCrm.Platform.Security;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>What a company added to its records: read once a request, from memory until somebody changes it.</summary>
public interface ICustomFields
{
    /// <summary>Nothing until it was loaded.</summary>
    CustomCatalogue Current { get; }

    /// <summary>Another number whenever a field or a tag changed, also whenever a tag was set or taken off.</summary>
    long Stamp { get; }

    Task LoadAsync(CancellationToken ct);
}

/// <summary>The fields and tags of the company, as they are at one moment.</summary>
/// <param name="fields">In their order, with those that are deleted.</param>
/// <param name="tags">In the order of their names.</param>
/// <param name="people">Names by id, if some field names people.</param>
/// <param name="active">Those of them who work here: a field offers them alone.</param>
public sealed class CustomCatalogue(
    IReadOnlyList<CustomField> fields, IReadOnlyList<TagLabel> tags, IReadOnlyDictionary<Guid, string> people,
    IReadOnlySet<Guid> active)
{
    private readonly ILookup<string, CustomField> _byKind = fields.Where(f => !f.IsDeleted).ToLookup(f => f.Kind);
    private readonly Dictionary<Guid, TagLabel> _tags = tags.ToDictionary(tag => tag.Id);

    public static CustomCatalogue Nothing { get; } =
        new([], [], new Dictionary<Guid, string>(), new HashSet<Guid>());

    public IReadOnlyList<TagLabel> Tags => tags;

    public IReadOnlyDictionary<Guid, string> People => people;

    /// <summary>Who can be chosen anew.</summary>
    public IReadOnlyDictionary<Guid, string> Offered { get; } =
        people.Where(person => active.Contains(person.Key)).ToDictionary();

    public IEnumerable<CustomField> Of(string kind) => _byKind[kind];

    /// <summary>Also those that are deleted: records may still have their values.</summary>
    public IEnumerable<CustomField> AllOf(string kind) => fields.Where(field => field.Kind == kind);

    /// <summary>Those that this reader gives values.</summary>
    public IEnumerable<CustomField> ChangedBy(ICurrentUser reader, string kind) =>
        SeenBy(reader, kind).Where(field => field.ChangedWith is null || reader.Can(field.ChangedWith));

    /// <summary>Those that exist for this reader.</summary>
    public IEnumerable<CustomField> SeenBy(ICurrentUser reader, string kind) =>
        Of(kind).Where(field => field.SeenWith is null || reader.Can(field.SeenWith));

    /// <summary>Also one that is deleted: for the history.</summary>
    public CustomField? Find(string key) => fields.FirstOrDefault(field => field.Key == key);

    public TagLabel? TagOf(Guid id) => _tags.GetValueOrDefault(id);
}
