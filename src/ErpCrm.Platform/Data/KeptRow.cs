using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Data;

/// <summary>A row as it is before it is deleted, so that it can be put back: with its id, so that what others keep
/// about it belongs to it again.</summary>
public static class KeptRow
{
    public static string Of(DbContext db, object row)
    {
        var values = new JsonObject();
        foreach (var property in db.Entry(row).Properties)
            values[property.Metadata.Name] = JsonSerializer.SerializeToNode(
                property.CurrentValue, property.Metadata.ClrType);
        return values.ToJsonString();
    }

    /// <summary>Adds it again; it is saved by the caller.</summary>
    /// <param name="change">What cannot be as it was.</param>
    public static T Restore<T>(DbContext db, string kept, Action<IDictionary<string, object?>>? change = null)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var known = JsonNode.Parse(kept)!.AsObject();
        var values = type.GetProperties().Where(property => known.ContainsKey(property.Name)).ToDictionary(
            property => property.Name, property => known[property.Name].Deserialize(property.ClrType));
        change?.Invoke(values);
        var row = (T)Activator.CreateInstance(typeof(T), nonPublic: true)!;
        var entry = db.Entry(row);
        foreach (var (name, value) in values) entry.Property(name).CurrentValue = value;
        entry.State = EntityState.Added;
        return row;
    }
}
