using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Ui.Custom;

/// <summary>Reads what a form holds of the fields of the company: with the records that can be named, and what the
/// stage of the record asks for.</summary>
public sealed class CustomChecking(
    ICustomFields fields, RequiredFields required, ReferenceNames names, ICurrentUser me, IBusinessClock clock)
{
    /// <param name="stage">Key of the stage; null for the first.</param>
    public async Task CheckAsync(
        CustomInput input, string kind, string? stage, ModelStateDictionary state, CancellationToken ct)
    {
        var ofKind = await required.OfAsync(kind, ct);
        var asked = fields.Current.ChangedBy(me, kind).ToList();
        await names.LoadAsync(input.RecordsIn(asked), ct);
        var records = asked.Where(field => field.Type == CustomType.Reference).Select(field => field.Target).Distinct()
            .SelectMany(target => names.NowOf(target)).DistinctBy(pair => pair.Key).ToDictionary();
        input.Check(kind, fields.Current, me, clock.Today, state, field => ofKind.IsRequired(field, stage), records);
    }
}
