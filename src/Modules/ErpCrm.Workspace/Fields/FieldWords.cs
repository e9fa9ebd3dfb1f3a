using ErpCrm.Platform.Records;
using ErpCrm.Ui.Localization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Fields;

/// <summary>Kinds of records and their stages, as the reader calls them.</summary>
internal sealed class FieldWords(RecordKinds kinds, IStringLocalizerFactory factory, IServiceProvider services)
{
    /// <summary>Kinds of record that a field can name.</summary>
    public IReadOnlyList<SelectListItem> Targets() =>
    [
        .. kinds.All.Where(kind => kind.CanBeNamed).Select(kind => new SelectListItem(One(kind), kind.Key))
            .OrderBy(option => option.Text, StringComparer.CurrentCultureIgnoreCase),
    ];

    /// <summary>The stages of a kind, in their order.</summary>
    public async Task<IReadOnlyList<SelectListItem>> StagesAsync(RecordKind kind, CancellationToken ct)
    {
        var texts = factory.Create(kind.Words.Texts);
        return
        [
            .. (await kind.StagesAsync(services, ct)).Select(stage => new SelectListItem(
                stage.Context is { } context ? texts.In(context, stage.Word) : texts[stage.Word].Value, stage.Key)),
        ];
    }

    public string One(RecordKind kind) => factory.Create(kind.Words.Texts)[kind.Words.One];

    /// <summary>What the kind is called that a field names.</summary>
    public string Target(FieldDefinition field) => kinds.Find(field.Target) is { } kind ? One(kind) : field.Target;
}
