using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace ErpCrm.Ui.Custom;

/// <summary>A form of a record to which a company adds fields: one member, <c>&lt;custom-fields /&gt;</c> in its view,
/// and <see cref="CustomInput.Give"/> where it is saved.</summary>
public interface ICustomForm
{
    CustomInput Custom { get; set; }

    /// <summary>Key of the kind of record.</summary>
    string CustomKind { get; }

    /// <summary>Key of the stage that the record is in or begins in; null for the first.</summary>
    string? CustomStage => Custom.Stage;
}

/// <summary>What a form holds of the fields that a company added: as it was typed, as it is kept.</summary>
[ModelBinder(typeof(CustomInputBinder))]
public sealed class CustomInput
{
    public const string Name = nameof(ICustomForm.Custom);

    /// <summary>Keys of the fields that the form shows: a box that is not ticked is never posted.</summary>
    public const string Shown = "shown";

    /// <summary>The record that is given what the form holds, where the form is of something else: a step.</summary>
    public const string Target = "of";

    /// <summary>Stands for a record that the reader does not see: it stays.</summary>
    public const string Same = "same";

    /// <summary>What is shown of a chosen record stands beside it under this name.</summary>
    public const string TextSuffix = "Text";

    private readonly Dictionary<string, IReadOnlyList<string>> _typed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode?> _read = new(StringComparer.Ordinal);
    private readonly List<CustomField> _checked = [];
    private CustomValues _before = CustomValues.Of(null);
    private HashSet<string> _shown = [];

    /// <summary>Whether it is of a record that is there: its empty fields stay empty.</summary>
    public bool IsOfRecord { get; private init; }

    public bool IsPosted { get; private init; }

    public CustomValues Before => _before;

    /// <summary>Key of the stage that the record is in; null for a new one, or without stages.</summary>
    public string? Stage { get; private set; }

    public static string NameOf(string key) => $"{Name}.{key}";

    /// <summary>What a record has.</summary>
    public static CustomInput Of(ICustomized record) =>
        new() { IsOfRecord = true, _before = CustomValues.Of(record.Custom), Stage = StageOf(record) };

    /// <summary>As it was sent.</summary>
    /// <param name="name">Of the member that holds it.</param>
    public static CustomInput Sent(IEnumerable<KeyValuePair<string, StringValues>> sent, string name = Name) =>
        Posted(sent.Where(pair => pair.Key.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase))
            .Select(pair => KeyValuePair.Create(
                pair.Key[(name.Length + 1)..], (IReadOnlyList<string>)[.. pair.Value.OfType<string>()])));

    /// <summary>As it was answered, by the keys of the fields and <see cref="Shown"/>.</summary>
    public static CustomInput Posted(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> typed)
    {
        var input = new CustomInput { IsPosted = true };
        foreach (var (key, texts) in typed) input._typed[key] = texts;
        input._shown = [.. input._typed.GetValueOrDefault(Shown, []).SelectMany(text => text.Split(','))];
        return input;
    }

    /// <summary>What stands in the field.</summary>
    public IReadOnlyList<string> TextsOf(CustomField field)
    {
        if (IsPosted && _shown.Contains(field.Key)) return _typed.GetValueOrDefault(field.Key, []);
        var values = IsOfRecord || field.Default.Length == 0 ? _before : DefaultOf(field);
        return field.Type switch
        {
            CustomType.Number => Some(values.NumberOf(field.Key) is { } number ? Format.Input(number) : null),
            CustomType.Money => Some(values.NumberOf(field.Key) is { } amount
                ? Format.Input(amount, Currencies.Digits(field.Currency))
                : null),
            CustomType.YesNo => Some(values.FlagOf(field.Key) is { } flag ? (flag ? "yes" : "no") : null),
            CustomType.Choice or CustomType.Person or CustomType.Reference =>
                Some(values.IdOf(field.Key)?.ToString()),
            CustomType.Choices => [.. values.IdsOf(field.Key).Select(id => id.ToString())],
            _ => Some(values.TextOf(field.Key)),
        };
    }

    /// <summary>Records that fields of the kind name: as posted, and as they were.</summary>
    public IEnumerable<(string Kind, Guid Id)> RecordsIn(IEnumerable<CustomField> fields) =>
        from field in fields
        where field.Type == CustomType.Reference
        from text in TextsOf(field).Append(_before.IdOf(field.Key)?.ToString())
        let id = Guid.TryParse(text, out var named) ? named : Guid.Empty
        where id != Guid.Empty
        select (field.Target, id);

    /// <summary>Whether the form shows the field.</summary>
    public bool Shows(CustomField field) => _shown.Contains(field.Key);

    /// <summary>Reads what was typed; what is wrong stands beside its field.</summary>
    /// <param name="required">What the stage asks for; null for what is always asked for.</param>
    /// <param name="records">Those that can be named, and what they are now.</param>
    public void Check(
        string kind, CustomCatalogue catalogue, ICurrentUser me, DateOnly today, ModelStateDictionary state,
        Func<CustomField, bool>? required = null, IReadOnlyDictionary<Guid, Guid>? records = null)
    {
        _read.Clear();
        _checked.Clear();
        foreach (var field in catalogue.SeenBy(me, kind).Where(field => _shown.Contains(field.Key)))
        {
            if (field.ChangedWith is { } needed && !me.Can(needed)) continue;
            var typed = CustomReading.Read(field, _typed.GetValueOrDefault(field.Key, []), _before, catalogue.Offered,
                today, records);
            var isMissing = (required?.Invoke(field) ?? field.IsRequired) && typed.Value is null;
            var refusal = typed.Refusal ?? (isMissing ? Mvc.FieldMessages.Missing() : null);
            if (refusal is not null) state.AddModelError(NameOf(field.Key), refusal);
            else _read[field.Key] = typed.Value;
            _checked.Add(field);
        }
    }

    /// <summary>The record as the form is about to be compared with it: what it has may stay.</summary>
    public CustomInput Over(ICustomized? record)
    {
        if (record is null) return this;
        (_before, Stage) = (CustomValues.Of(record.Custom), StageOf(record));
        return this;
    }

    /// <summary>The fields in which somebody else saved something else.</summary>
    internal IEnumerable<CustomField> DifferentFrom(CustomInput theirs) => _checked.Where(
        field => _read.GetValueOrDefault(field.Key)?.ToJsonString() != theirs._before.Raw(field.Key));

    /// <summary>Gives the record what was read, and leaves everything else that it has.</summary>
    public void Give(ICustomized record)
    {
        var values = CustomValues.Of(record.Custom);
        var isOther = false;
        foreach (var (key, value) in _read)
        {
            if (values.Raw(key) == value?.ToJsonString()) continue;
            values.Set(key, value?.DeepClone());
            isOther = true;
        }

        if (isOther) record.Custom = values.ToJson();
    }

    private static CustomValues DefaultOf(CustomField field)
    {
        var values = CustomValues.Of(null);
        values.Set(field.Key, JsonNode.Parse(field.Default));
        return values;
    }

    private static string? StageOf(ICustomized record) => (record as IStaged)?.StageKey;

    private static IReadOnlyList<string> Some(string? text) => text is null ? [] : [text];
}

/// <summary>Takes what is posted of these fields, whichever there are.</summary>
internal sealed class CustomInputBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = bindingContext.HttpContext.Request;
        IEnumerable<KeyValuePair<string, StringValues>> sent =
            request.HasFormContentType ? request.Form : request.Query;
        bindingContext.Result = ModelBindingResult.Success(CustomInput.Sent(sent, bindingContext.ModelName));
        return Task.CompletedTask;
    }
}
