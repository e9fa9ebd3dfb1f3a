using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.TagHelpers;
using ErpCrm.Ui.Text;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Fields;

/// <summary>A value in a field of the company, for several rows of any list whose records have such fields.</summary>
internal sealed class ChangeFieldOfRows(
    ICustomFields fields, RecordKinds kinds, RequiredFields required, CustomChecking checking, ReferenceNames names,
    Assets assets, ICurrentUser me, IServiceProvider services, IStringLocalizer<WorkspaceText> texts,
    IStringLocalizer<SharedText> shared) : IBulkAction
{
    private const string Which = "field";

    public string Key => "workspace.change-field";

    public string Word => texts["Fill in a field"];

    public string Icon => "text-cursor-input";

    public bool IsFor(RecordKind kind, ICurrentUser reader) => kind.Can(RecordAbility.Fields)
        && (kind.Rights.Change is not { } change || reader.Can(change))
        && fields.Current.ChangedBy(reader, kind.Key).Any();

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        AskAsync(kind, new BulkValues(new Dictionary<string, IReadOnlyList<string>>()), ct);

    public async Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, BulkValues answered, CancellationToken ct)
    {
        await fields.LoadAsync(ct);
        var mine = fields.Current.ChangedBy(me, kind.Key).ToList();
        var which = new BulkField(Which, texts["Field"], BulkInput.Choice)
        {
            Options = [.. mine.Select(field => new SelectListItem(field.Name.Said, field.Key))], Decides = true,
            Empty = shared["Choose"],
        };
        return mine.Find(field => field.Key == answered.TextOf(Which)) is { } chosen
            ? [which, await ControlAsync(chosen, answered, ct)]
            : [which];
    }

    public async Task CheckAsync(RecordKind kind, BulkValues values, CancellationToken ct)
    {
        var field = FieldOf(kind, values);
        var (_, error) = await ReadAsync(field, values, CustomValues.Of(null), ct);
        if (error is not null) throw new BusinessRuleException(error) { Field = CustomInput.NameOf(field.Key) };
    }

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var kind = kinds.Get(record.Kind);
        await fields.LoadAsync(ct);
        var field = FieldOf(kind, values);
        var effect = BulkEffect.Nothing;
        await kind.ChangeCustomAsync(services, record.Id, async customized =>
        {
            var has = CustomValues.Of(customized.Custom);
            var (value, error) = await ReadAsync(field, values, has, ct);
            if (error is not null) throw new BusinessRuleException(error);
            if (value is null) await RefuseIfRequiredAsync(field, customized, ct);
            var before = has.Raw(field.Key);
            if (before == value?.ToJsonString()) return;
            has.Set(field.Key, value?.DeepClone());
            customized.Custom = has.ToJson();
            effect = BulkEffect.Done(before ?? "");
        }, ct);
        return effect;
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var kind = kinds.Get(record.Kind);
        await fields.LoadAsync(ct);
        var field = FieldOf(kind, values);
        await kind.ChangeCustomAsync(services, record.Id, async customized =>
        {
            var has = CustomValues.Of(customized.Custom);
            var (value, _) = await ReadAsync(field, values, has, ct);
            if (has.Raw(field.Key) != value?.ToJsonString())
                throw new BusinessRuleException("Somebody changed it since.");
            has.Set(field.Key, before.Length == 0 ? null : JsonNode.Parse(before));
            customized.Custom = has.ToJson();
        }, ct);
    }

    private async Task<BulkField> ControlAsync(CustomField field, BulkValues answered, CancellationToken ct)
    {
        var name = CustomInput.NameOf(field.Key);
        await names.LoadAsync(Input(field, answered).RecordsIn([field]), ct);
        var controls = new CustomControls(shared, fields.Current, new FormWords(), names, assets);
        return new BulkField(name, field.Name.Said, BulkInput.Own)
        {
            IsRequired = field.IsRequired, MostLetters = CustomReading.LongTextLength,
            Control = (typed, error) => controls.Write(field, typed, error, isLocked: false),
        };
    }

    private async Task<(JsonNode? Value, string? Error)> ReadAsync(
        CustomField field, BulkValues values, CustomValues has, CancellationToken ct)
    {
        var (input, state) = (Input(field, values), new ModelStateDictionary());
        var read = new Holder { Custom = has.ToJson() };
        await checking.CheckAsync(input.Over(read), field.Kind, "", state, ct);
        // What this record must have says the record; here it is whether the value can be kept.
        var isEmpty = values.ManyOf(CustomInput.NameOf(field.Key)).All(text => text.Length == 0);
        if (!isEmpty && state[CustomInput.NameOf(field.Key)]?.Errors.FirstOrDefault() is { } error)
            return (null, error.ErrorMessage);
        input.Give(read);
        return (isEmpty ? null : JsonNode.Parse(CustomValues.Of(read.Custom).Raw(field.Key) ?? "null"), null);
    }

    private async Task RefuseIfRequiredAsync(CustomField field, ICustomized record, CancellationToken ct)
    {
        var ofKind = await required.OfAsync(field.Kind, ct);
        if (ofKind.IsRequired(field, (record as IStaged)?.StageKey ?? ""))
            throw new BusinessRuleException(shared["Fill in this field."].Value);
    }

    private static CustomInput Input(CustomField field, BulkValues values) => CustomInput.Posted(
    [
        KeyValuePair.Create(CustomInput.Shown, (IReadOnlyList<string>)[field.Key]),
        KeyValuePair.Create(field.Key, values.ManyOf(CustomInput.NameOf(field.Key))),
    ]);

    private CustomField FieldOf(RecordKind kind, BulkValues values) =>
        fields.Current.ChangedBy(me, kind.Key).FirstOrDefault(field => field.Key == values.TextOf(Which))
            ?? throw new BusinessRuleException("Choose one of the list.") { Field = Which };

    private sealed class Holder : ICustomized
    {
        public string? Custom { get; set; }
    }
}
