using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Fields;

/// <summary>The company's own fields of a record, on its page, which has opened it.</summary>
internal sealed class FieldsPanel(
    ICustomFields fields, RecordKinds kinds, ICurrentUser me, IServiceProvider services, ReferenceNames names,
    IStringLocalizer<SharedText> texts) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(RecordRef record)
    {
        var shown = fields.Current.SeenBy(me, record.Kind).ToList();
        if (shown.Count == 0) return Content("");
        var json = await kinds.Get(record.Kind).CustomAsync(services, record.Id, HttpContext.RequestAborted);
        var (values, people) = (CustomValues.Of(json), fields.Current.People);
        await names.LoadAsync(
            shown.Where(field => field.Type == CustomType.Reference)
                .Select(field => (field.Target, Id: values.IdOf(field.Key) ?? Guid.Empty))
                .Where(named => named.Id != Guid.Empty),
            HttpContext.RequestAborted);
        return Panel(shown.GroupBy(field => field.Section.Said).Select(section => new ShownSection(
            section.Key,
            [.. section.Select(f => (f.Name.Said,
                CustomShown.Markup(f, values, people, texts, isShort: false, names)))]))
            .ToList());
    }
}

internal sealed record ShownSection(string Title, IReadOnlyList<(string Name, Html Value)> Values);
