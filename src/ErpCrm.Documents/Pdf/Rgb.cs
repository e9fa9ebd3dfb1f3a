namespace ErpCrm.Documents.Pdf;

/// <summary>A colour as 0xRRGGBB.</summary>
internal readonly record struct Rgb(uint Value)
{
    public double Red => (Value >> 16 & 255) / 255.0;

    public double Green => (Value >> 8 & 255) / 255.0;

    public double Blue => (Value & 255) / 255.0;
}
