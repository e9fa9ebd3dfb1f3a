using ErpCrm.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>Which fields of the company a record must have where it stands, or goes. Whoever may not fill one in is not
/// asked for it.</summary>
public sealed class RequiredFields(RecordKinds kinds, ICurrentUser me, IServiceProvider services)
{
    private readonly Dictionary<string, RequiredOfKind> _known = [];

    public async Task<RequiredOfKind> OfAsync(string kind, CancellationToken ct)
    {
        if (_known.TryGetValue(kind, out var known)) return known;
        if (services.GetService<ICustomFields>() is not { } fields) return RequiredOfKind.Nothing;
        await fields.LoadAsync(ct);
        var asked = fields.Current.ChangedBy(me, kind).ToList();
        var stages = asked.Exists(field => field.RequiredFrom.Length > 0)
            ? await kinds.Get(kind).StagesAsync(services, ct)
            : [];
        return _known[kind] = new RequiredOfKind(asked, stages);
    }
}

/// <summary>The same of one kind.</summary>
/// <param name="fields">Those that the reader gives values.</param>
/// <param name="stages">In their order; none where no field waits for one.</param>
public sealed class RequiredOfKind(IReadOnlyList<CustomField> fields, IReadOnlyList<RecordStage> stages)
{
    public static RequiredOfKind Nothing { get; } = new([], []);

    /// <summary>Whether a stage asks for anything.</summary>
    public bool AsksOnTheWay => stages.Count > 0;

    /// <param name="stage">Key; the first where it is null.</param>
    public bool IsRequired(CustomField field, string? stage) =>
        field.IsRequired || IsRequiredAt(field, stage is null ? 0 : PlaceOf(stage));

    /// <summary>What a new record lacks.</summary>
    public IReadOnlyList<CustomField> MissingIn(CustomValues values, string? stage) =>
        [.. fields.Where(field => !values.Has(field.Key) && IsRequired(field, stage))];

    /// <summary>What a record lacks that goes on; who goes back or comes back is asked for nothing.</summary>
    public IReadOnlyList<CustomField> MissingOnTheWay(string from, string to, CustomValues values)
    {
        var (before, after) = (PlaceOf(from), PlaceOf(to));
        return before < 0 || after <= before || stages[after].IsByItself
            ? []
            : [.. fields.Where(field => IsRequiredAt(field, after) && !values.Has(field.Key))];
    }

    private bool IsRequiredAt(CustomField field, int place) =>
        place >= 0 && PlaceOf(field.RequiredFrom) is var from and >= 0 && place >= from;

    private int PlaceOf(string stage)
    {
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i].Key == stage) return i;
        }

        return -1;
    }
}
