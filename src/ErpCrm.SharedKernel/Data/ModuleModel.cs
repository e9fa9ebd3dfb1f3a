using ErpCrm.SharedKernel.Auditing;
using ErpCrm.SharedKernel.Events;
using ErpCrm.SharedKernel.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ErpCrm.SharedKernel.Data;

/// <summary>What every module's tables have in common, on every database.</summary>
public static class ModuleModel
{
    /// <summary>Length of a text column that states none.</summary>
    public const int DefaultTextLength = 200;

    /// <summary>UTC instants, exact decimals, enums as text, a length for every text.</summary>
    public static void Conventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<decimal>().HavePrecision(19, 4);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<string>().HaveMaxLength(DefaultTextLength);
    }

    /// <summary>
    /// Adds outbox, inbox, history and submitted forms; makes <see cref="Entity.Version"/> the concurrency token; sets the schema
    /// (servers) or the table prefix (SQLite). Call it last in <c>OnModelCreating</c>.
    /// </summary>
    public static void Apply(ModelBuilder model, DbContext context, string module)
    {
        AddMessaging(model);
        AddHistory(model);
        model.Entity<SubmittedForm>(form =>
        {
            form.ToTable("SubmittedForms");
            form.HasKey(f => f.Key);
            form.Property(f => f.Content).HasMaxLength(SubmittedContent.HashLength);
            form.Property(f => f.ResultUrl).HasMaxLength(400);
            form.HasIndex(f => f.At);
        });

        Place(model, context, module);
    }

    /// <summary>Sets the schema (servers) or the table prefix (SQLite), and the concurrency token.</summary>
    public static void Place(ModelBuilder model, DbContext context, string module)
    {
        var prefixed = context.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true;
        foreach (var type in model.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(type.ClrType) && type.FindProperty(nameof(Entity.Version)) is { } version) version.IsConcurrencyToken = true;
            if (type.GetTableName() is not { } table || type.IsMappedToJson()) continue;
            if (prefixed) type.SetTableName($"{module}_{table}");
            else type.SetSchema(module);
        }
    }

    private static void AddMessaging(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("OutboxMessages");
            message.Property(m => m.EventName).HasMaxLength(100);
            message.Property(m => m.Handler).HasMaxLength(200);
            message.Property(m => m.Payload).HasMaxLength(-1);
            message.Property(m => m.LastError).HasMaxLength(4000);
            message.HasIndex(m => new { m.Handler, m.StreamId, m.StreamPosition });
            message.HasIndex(m => new { m.DueAt, m.Id });
        });
        model.Entity<InboxMessage>(message =>
        {
            message.ToTable("InboxMessages");
            message.HasKey(m => new { m.EventId, m.Handler });
            message.Property(m => m.Handler).HasMaxLength(200);
            message.HasIndex(m => m.HandledAt);
        });
    }

    private static void AddHistory(ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.ToTable("AuditEntries");
        entry.Property(a => a.UserName).HasMaxLength(120);
        entry.Property(a => a.Entity).HasMaxLength(60);
        entry.Property(a => a.Action).HasMaxLength(20);
        entry.Property(a => a.Changes).HasMaxLength(-1);
        entry.HasIndex(a => new { a.Entity, a.EntityId, a.At });
        entry.HasIndex(a => a.At);
        entry.HasIndex(a => new { a.UserId, a.At });
    });

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
