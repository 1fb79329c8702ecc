// The arithmetic of a training step that is no matrix product. Compiled when training starts, for the card that is there.
//
// Nothing is summed by atomic operations: the same input gives the same bits.

typedef unsigned int u32;
typedef unsigned long long u64;

#define EACH(i, count) \
    for (u64 i = blockIdx.x * (u64)blockDim.x + threadIdx.x; i < (count); i += (u64)gridDim.x * blockDim.x)

// Row `i` of a batch: one of a list, or the i-th from the first.
__device__ u32 row_of(const u32* rows, u32 first, u32 i) { return rows ? rows[i] : first + i; }

// The codes of the batch's rows, one table after the other.
extern "C" __global__ void take_codes(u32* taken, const u32* codes, const u32* rows, u32 first, u32 count, u32 tables) {
    EACH(i, (u64)count * tables) {
        u32 table = i / count, row = i % count;
        taken[i] = codes[(u64)row_of(rows, first, row) * tables + table];
    }
}

// The input of the first layer: the numbers of each row, then its embeddings.
extern "C" __global__ void take_inputs(
    float* x, const float* numeric, const u32* taken, const float* weights, const u32* rows, u32 first, u32 count,
    u32 numbers, u32 inputs, const u32* column_table, const u32* column_place, const u64* start, const u32* width
) {
    EACH(i, (u64)count * inputs) {
        u32 row = i / inputs, column = i % inputs;
        if (column < numbers) {
            x[i] = numeric[(u64)row_of(rows, first, row) * numbers + column];
        } else {
            u32 table = column_table[column - numbers];
            u64 code = taken[(u64)table * count + row];
            x[i] = weights[start[table] + code * width[table] + column_place[column - numbers]];
        }
    }
}

// A linear model: the embeddings are added to the outputs.
extern "C" __global__ void add_embedded(
    float* outputs, const u32* taken, const float* weights, u32 count, u32 width, u32 tables, const u64* start
) {
    EACH(i, (u64)count * width) {
        u32 row = i / width, column = i % width;
        float sum = outputs[i];
        for (u32 table = 0; table < tables; table++) {
            u64 code = taken[(u64)table * count + row];
            sum += weights[start[table] + code * width + column];
        }
        outputs[i] = sum;
    }
}

// The factor of unit `i` of a layer: see `Mask::factor`.
__device__ float factor(u32 i, u32 key, u32 threshold, float scale) {
    u32 x = i ^ key;
    x = (x ^ (x >> 16)) * 0x7feb352du;
    x = (x ^ (x >> 15)) * 0x846ca68bu;
    x ^= x >> 16;
    return x >= threshold ? scale : 0.0f;
}

// Adds the bias; for a hidden layer, ReLU and dropout.
extern "C" __global__ void activate(
    float* y, const float* bias, u32 count, u32 width, u32 hidden, u32 drops, u32 key, u32 threshold, float scale
) {
    EACH(i, (u64)count * width) {
        float value = y[i] + bias[i % width];
        if (hidden) {
            // A value that is no number stays so, for the loss to tell.
            value = value < 0.0f ? 0.0f : value;
            if (drops) value *= factor((u32)i, key, threshold, scale);
        }
        y[i] = value;
    }
}

// Back through ReLU and dropout: only units that gave something pass the derivative on.
extern "C" __global__ void through_relu(float* delta, const float* y, u64 count, float scale) {
    EACH(i, count) { delta[i] = y[i] > 0.0f ? delta[i] * scale : 0.0f; }
}

#define LOGISTIC 0
#define SOFTMAX 1

// The loss of one row; its outputs become derivatives × scale. See `loss.rs`.
__device__ float row_loss(float* z, float y, u32 width, u32 kind, float scale) {
    if (kind == SOFTMAX) {
        u32 chosen = (u32)y;
        float largest = z[0];
        for (u32 k = 1; k < width; k++) largest = fmaxf(largest, z[k]);
        float margin = z[chosen] - largest, total = 0.0f;
        for (u32 k = 0; k < width; k++) {
            z[k] = expf(z[k] - largest);
            total += z[k];
        }
        for (u32 k = 0; k < width; k++) z[k] *= scale / total;
        z[chosen] -= scale;
        return logf(total) - margin;
    }
    if (kind == LOGISTIC) {
        float logit = z[0], e = expf(-fabsf(logit));
        float probability = (logit >= 0.0f ? 1.0f : e) / (1.0f + e);
        z[0] = (probability - y) * scale;
        return (logit < 0.0f ? 0.0f : logit) - logit * y + log1pf(e);
    }
    float error = z[0] - y;
    z[0] = 2.0f * error * scale;
    return error * error;
}

__device__ void sum_of_block(double* out, double mine) {
    __shared__ double held[256];
    held[threadIdx.x] = mine;
    __syncthreads();
    for (u32 half = 128; half; half >>= 1) {
        if (threadIdx.x < half) held[threadIdx.x] += held[threadIdx.x + half];
        __syncthreads();
    }
    if (threadIdx.x == 0) *out += held[0];
}

// Blocks of 256: each leaves the sum of its rows' losses.
extern "C" __global__ void losses(
    float* outputs, const float* target, const u32* rows, u32 first, u32 count, u32 width, u32 kind, float scale,
    double* sums
) {
    double sum = 0.0;
    EACH(i, count) sum += row_loss(outputs + i * width, target[row_of(rows, first, i)], width, kind, scale);
    if (threadIdx.x == 0) sums[blockIdx.x] = 0.0;
    sum_of_block(sums + blockIdx.x, sum);
}

// One block of 256: adds the blocks' sums to the total.
extern "C" __global__ void add_up(double* total, const double* sums, u32 count) {
    double sum = 0.0;
    EACH(i, count) sum += sums[i];
    sum_of_block(total, sum);
}

// Blocks of 1024: the sums of 32 columns over every gridDim.y-th lot of 32 rows.
extern "C" __global__ void column_sums(float* sums, const float* x, u32 rows, u32 width) {
    __shared__ float held[32][32];
    u32 lane = threadIdx.x & 31, warp = threadIdx.x >> 5, column = blockIdx.x * 32 + lane;
    float sum = 0.0f;
    if (column < width) {
        for (u32 row = blockIdx.y * 32 + warp; row < rows; row += gridDim.y * 32) sum += x[(u64)row * width + column];
    }
    held[warp][lane] = sum;
    __syncthreads();
    if (warp == 0 && column < width) {
        for (u32 w = 1; w < 32; w++) sum += held[w][lane];
        sums[(u64)blockIdx.y * width + column] = sum;
    }
}

// Blocks of 1024, one for each code and 32 columns: the sum of the derivatives of the rows that have the code.
extern "C" __global__ void scatter(
    float* gradient, const float* delta, u32 stride, const u32* taken, u32 count, const u32* owner, const u32* own_code,
    const u64* start, const u32* width, const u32* column
) {
    __shared__ float held[32][32];
    u32 table = owner[blockIdx.x], code = own_code[blockIdx.x];
    if (blockIdx.y * 32 >= width[table]) return;
    u32 lane = threadIdx.x & 31, warp = threadIdx.x >> 5, at = blockIdx.y * 32 + lane;
    bool within = at < width[table];
    const u32* codes = taken + (u64)table * count;
    float sum = 0.0f;
    for (u32 base = warp * 32; base < count; base += 1024) {
        u32 row = base + lane;
        u32 found = __ballot_sync(0xffffffffu, row < count && codes[row] == code);
        while (found) {
            u32 hit = base + __ffs(found) - 1;
            found &= found - 1;
            if (within) sum += delta[(u64)hit * stride + column[table] + at];
        }
    }
    held[warp][lane] = sum;
    __syncthreads();
    if (warp == 0 && within) {
        for (u32 w = 1; w < 32; w++) sum += held[w][lane];
        gradient[start[table] + (u64)code * width[table] + at] = sum;
    }
}

// AdamW: see `fused/update.rs`.
extern "C" __global__ void update(
    float* weights, float* mean, float* square, const float* gradient, const unsigned char* decays, u64 count,
    float beta1, float rest1, float beta2, float rest2, float rate, float root, float keep, float epsilon
) {
    EACH(i, count) {
        float g = gradient[i];
        float m = beta1 * mean[i] + rest1 * g;
        float s = beta2 * square[i] + rest2 * g * g;
        mean[i] = m;
        square[i] = s;
        weights[i] = weights[i] * (decays[i] ? keep : 1.0f) - rate * m / (sqrtf(s) * root + epsilon);
    }
}
