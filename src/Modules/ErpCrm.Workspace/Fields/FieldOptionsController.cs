using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Workspace.Fields;

/// <summary>The records that a field can name, for whoever sees the field: those that he sees himself.</summary>
[Route("workspace/fields"), SignedIn]
internal sealed class FieldOptionsController(ICustomFields fields, RecordKinds kinds, ICurrentUser me) : PageController
{
    private const int Most = 20;

    [HttpGet("{key}/options")]
    public async Task<IActionResult> Options(string key, string? q, CancellationToken ct)
    {
        if (fields.Current.Find(key) is not { Type: CustomType.Reference, IsDeleted: false } field
            || (field.SeenWith is { } needed && !me.Can(needed))
            || kinds.Find(field.Kind) is not { } kind || !me.Can(kind.Rights.View)
            || kinds.Find(field.Target) is not { } target) return NotFound();
        var found = await target.ChoicesAsync(HttpContext.RequestServices, q, Most, ct);
        return PartialView("_PickerOptions", found.Select(record => new PickerOption(
            record.Id.ToString(), record.Title, record.Detail.Length > 0 ? record.Detail : null)));
    }
}
