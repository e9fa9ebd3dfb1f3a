using System.Runtime.CompilerServices;
using ErpCrm.Platform.Delivery;
using ErpCrm.Tests.SqlServer.Fake;
using ErpCrm.Tests.SqlServer.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ErpCrm.Tests.SqlServer.Models;

/// <summary>One row of every entity is inserted, updated and deleted, and the commands are checked.</summary>
public sealed class WriteTests
{
    private readonly List<CapturedCommand> _commands = [];
    private string _origin = "";

    [Fact]
    public void Every_entity_can_be_inserted_updated_and_deleted_on_SQL_Server()
    {
        var types = ServerContexts.All.Sum(WriteAll);
        Assert.True(types > 60, $"Only {types} entities were found.");
        foreach (var verb in new[] { "INSERT", "UPDATE", "DELETE" })
            Assert.Contains(_commands, c => c.Sql.Contains(verb, StringComparison.Ordinal));
        using var binder = SqlBinder.ForSchema();
        Assert.Empty(binder.Check(_commands));
    }

    [Fact]
    public void Many_rows_at_once_are_sound_as_a_batch()
    {
        AddSixMessages(maxBatchSize: null);
        Assert.Contains(_commands, c => c.Sql.Contains("MERGE", StringComparison.Ordinal));
        using var binder = SqlBinder.ForSchema();
        Assert.Empty(binder.Check(_commands));
    }

    [Fact]
    public void One_row_at_a_time_needs_no_MERGE()
    {
        AddSixMessages(maxBatchSize: 1);
        Assert.Equal(6, _commands.Count);
        Assert.DoesNotContain(_commands, c => c.Sql.Contains("MERGE", StringComparison.Ordinal));
    }

    private int WriteAll(Type context)
    {
        using var db = Make(context);
        var types = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsOwned()).ToList();
        foreach (var type in types)
        {
            _origin = $"{ServerContexts.NameOf(context)}: {type.ClrType.Name}";
            var entry = Add(db, type, 1);
            Save(db);
            foreach (var property in type.GetProperties()
                .Where(p => !p.IsKey() && p.GetAfterSaveBehavior() == PropertySaveBehavior.Save))
                entry.Property(property.Name).CurrentValue = SampleValues.Of(property, 2);
            Save(db);
            entry.State = EntityState.Deleted;
            Save(db);
            db.ChangeTracker.Clear();
        }

        return types.Count;
    }

    private void AddSixMessages(int? maxBatchSize)
    {
        using var db = Make(ServerContexts.All[0], maxBatchSize);
        for (var i = 0; i < 6; i++) Add(db, db.Model.FindEntityType(typeof(OutboxMessage))!, i);
        Save(db);
    }

    private DbContext Make(Type context, int? maxBatchSize = null)
    {
        var server = new FakeServer(
            (sql, parameters) => _commands.Add(new CapturedCommand(_commands.Count + 1, sql, parameters, _origin)));
        return ServerContexts.Make(context, server.Connect(), maxBatchSize);
    }

    private static EntityEntry Add(DbContext db, IEntityType type, int number)
    {
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
        foreach (var property in type.GetProperties().Where(p => !p.IsShadowProperty()))
            entry.Property(property.Name).CurrentValue = ValueOf(property, number);
        foreach (var part in type.GetComplexProperties()) Fill(entry.ComplexProperty(part.Name), number);
        entry.State = EntityState.Added;
        foreach (var property in type.GetProperties()
            .Where(p => p.IsShadowProperty() && !p.ValueGenerated.HasFlag(ValueGenerated.OnAdd)))
            entry.Property(property.Name).CurrentValue = SampleValues.Of(property, number);
        return entry;
    }

    private static void Fill(ComplexPropertyEntry part, int number)
    {
        part.CurrentValue = RuntimeHelpers.GetUninitializedObject(part.Metadata.ClrType);
        foreach (var property in part.Metadata.ComplexType.GetProperties())
            part.Property(property.Name).CurrentValue = SampleValues.Of(property, number);
    }

    // Zero lets the server number the row.
    private static object? ValueOf(IProperty property, int number) =>
        property.IsPrimaryKey() && property.ValueGenerated.HasFlag(ValueGenerated.OnAdd)
            && property.ClrType != typeof(Guid)
            ? Activator.CreateInstance(property.ClrType)
            : SampleValues.Of(property, number);

    // Past what a module's context refuses: the commands count here, not the rules.
#pragma warning disable EF1001
    private static void Save(DbContext db) =>
        db.GetService<IStateManager>().SaveChanges(acceptAllChangesOnSuccess: true);
#pragma warning restore EF1001
}
