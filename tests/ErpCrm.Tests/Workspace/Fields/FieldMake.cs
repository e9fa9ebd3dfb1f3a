using ErpCrm.Contracts;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Fields;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Fields;

/// <summary>Fields that tests begin with.</summary>
internal static class FieldMake
{
    public static Task<FieldDefinition> FieldAsync(this TestApp app, CustomType type, string kind = Kinds.Lead,
        Func<FieldSaid, FieldSaid>? change = null, string currency = "KGS", string target = Kinds.Company) =>
        app.InAsync<WorkspaceDbContext, FieldDefinition>(async db =>
        {
            var number = (await db.FieldDefinitions.MaxAsync(f => (int?)f.Number) ?? 0) + 1;
            var said = new FieldSaid(new(CrmMake.Unique($"My {type}"), "", $"Поле {number}"), CustomWords.Nothing,
                CustomWords.Nothing, IsRequired: false, IsInLists: true, FieldGuard.Nobody, "",
                [Choice("Alpha"), Choice("Beta"), Choice("Gamma")]);
            var field = FieldDefinition.Add(number, kind, type, currency, number, change?.Invoke(said) ?? said,
                target);
            db.Add(field);
            await db.SaveChangesAsync();
            return field;
        });

    /// <summary>As people do: its row stays, so that no other field gets its key, and with it its values.</summary>
    public static Task DeleteAsync(this TestApp app, params FieldDefinition[] fields) =>
        app.InAsync<WorkspaceDbContext>(async db =>
        {
            var ids = fields.Select(f => f.Id).ToList();
            foreach (var field in await db.FieldDefinitions.Where(f => ids.Contains(f.Id)).ToListAsync())
                field.Delete(app.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        });

    public static Guid IdOf(this FieldDefinition field, string choice) =>
        field.ChoiceList().Single(c => c.Name.En == choice).Id;

    private static CustomChoice Choice(string name) => new(Guid.CreateVersion7(), new(name, "", ""));
}
