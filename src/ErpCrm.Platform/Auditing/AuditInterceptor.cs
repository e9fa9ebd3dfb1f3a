using System.Globalization;
using System.Reflection;
using System.Text.Json;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ErpCrm.Platform.Auditing;

/// <summary>Writes the history of every changed record in the same
/// save, and refuses to change or delete history.</summary>
public sealed class AuditInterceptor(TimeProvider time, ICurrentUser user, RecordKinds kinds,
    IEnumerable<ModuleInfo> modules)
    : SaveChangesInterceptor
{
    private const int ValueLength = 400;
    private static readonly HashSet<string> Technical = [nameof(Entity.Version), "SearchText"];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Write(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Write(DbContext db)
    {
        if (db.Model.FindEntityType(typeof(AuditEntry)) is null) return;
        var entries = db.ChangeTracker.Entries().ToList();
        if (entries.Any(e => e is { Entity: AuditEntry, State: EntityState.Modified or EntityState.Deleted }))
            throw new InvalidOperationException("History is append-only.");

        // In bulk a record's history begins with its creation; its parts are not told one by one.
        var isBulk = BulkDelivery.Current is not null;
        foreach (var entry in entries.Where(
            e => isBulk
                ? e is { Entity: Entity, State: EntityState.Added }
                : e.Entity is Entity or IPartOf or IAboutRecord))
        {
            if (Describe(entry) is { } description) db.Add(description);
        }

        var module = modules.FirstOrDefault(m => m.ContextType == db.GetType())?.Name ?? "";
        foreach (var added in db.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added))
            added.Entity.Module = module;
    }

    private AuditEntry? Describe(EntityEntry entry)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) return null;
        var changes = entry.State == EntityState.Modified ? ChangesOf(entry) : [];
        if (entry.State == EntityState.Modified && changes.Count == 0) return null;

        var owner = OwnerOf(entry);
        return new AuditEntry
        {
            At = time.GetUtcNow().UtcDateTime,
            UserId = user.Id,
            UserName = Cut(user.Name, 120) ?? "",
            Entity = owner.Kind,
            EntityId = owner.Id,
            Label = Cut(LabelOf(entry), 200) ?? "",
            Action = entry.State switch
            {
                EntityState.Added => "Created",
                EntityState.Deleted => "Deleted",
                _ => "Changed"
            },
            Changes = JsonSerializer.Serialize(changes),
        };
    }

    private RecordRef OwnerOf(EntityEntry entry) => entry.Entity switch
    {
        IAboutRecord about => about.Record,
        IPartOf part => new RecordRef(kinds.KeyOf(part.OwnerType), part.OwnerId),
        _ => new RecordRef(kinds.KeyOf(entry.Metadata.ClrType), ((Entity)entry.Entity).Id),
    };

    private static List<FieldChange> ChangesOf(EntityEntry entry) =>
        [.. entry.Properties
            .Where(p => p.IsModified && IsAudited(p.Metadata) && !Equals(p.OriginalValue, p.CurrentValue))
            .SelectMany(p => IsCustom(entry, p.Metadata)
                ? CustomChanges.Between((string?)p.OriginalValue, (string?)p.CurrentValue, ValueLength)
                : [new FieldChange(NameOf(p.Metadata), TextOf(p.OriginalValue), TextOf(p.CurrentValue))])];

    private static bool IsCustom(EntityEntry entry, IProperty property) =>
        entry.Entity is ICustomized && property.Name == nameof(ICustomized.Custom);

    private static string NameOf(IProperty property) =>
        property.PropertyInfo is { } info ? StoredNames.Of(info) : property.Name;

    internal static bool IsAudited(IProperty property) =>
        !Technical.Contains(property.Name) && !property.IsKey()
            && property.PropertyInfo?.GetCustomAttribute<NotAuditedAttribute>() is null;

    // Parts name their kind too, so that "Line: Design" can be told from "Invoice INV-1".
    private static string LabelOf(EntityEntry entry)
    {
        var name = TextOf(entry.Properties.FirstOrDefault(p => p.Metadata.Name is "Name"
            or "Number" or "Title" or "Description" or "ValidFrom" or "WorkedOn")?.CurrentValue);
        return entry.Entity is IPartOf or IAboutRecord ? $"{StoredNames.Of(entry.Metadata.ClrType)}: {name}" : name ?? "";
    }

    private static string? TextOf(object? value) => Cut(
        value switch
        {
            null => null,
            Enum member => StoredNames.Of(member),
            byte[] bytes => $"{bytes.Length} bytes",
            IFormattable formattable =>
                formattable.ToString(value is DateTime or DateOnly ? "O" : null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        },
        ValueLength);

    private static string? Cut(string? text, int length) => text is { } t && t.Length > length ? t[..length] : text;
}
